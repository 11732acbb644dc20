using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DieuHanh.Documents.Registers;

/// <summary>Addresses that keep the filters of a list of the registers.</summary>
public static class RegisterAddress
{
    private const string After = "After";

    /// <summary>The address of <paramref name="url"/> with the filters as typed, from the first page on.</summary>
    /// <param name="typed">The query of the list's own address: the words alone, for a page must not hold the request.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public static string Of(string url, QueryString typed, string? after = null)
    {
        var filters = QueryHelpers.ParseQuery(typed.Value).Where(q => q.Key != After && q.Value != "");
        var address = QueryHelpers.AddQueryString(url, filters);
        return after is null ? address : QueryHelpers.AddQueryString(address, After, after);
    }
}

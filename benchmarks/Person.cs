using System.Net;
using System.Text.RegularExpressions;
using DieuHanh.Web.Sample;

namespace DieuHanh.Bench;

/// <summary>Someone of the sample office who signed in as everyone does, through the form.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClientHandler handler = new() { UseProxy = false, AllowAutoRedirect = false };
    private readonly HttpClient http;
    private readonly Uri address;

    private Person(Uri address) => (this.address, http) = (address, new(handler) { BaseAddress = address });

    public string Cookie => handler.CookieContainer.GetCookieHeader(address);

    /// <exception cref="InvalidOperationException">The office does not let this person in.</exception>
    public static async Task<Person> SignIn(Uri address, string userName)
    {
        var person = new Person(address);
        var fields = new Dictionary<string, string> { ["UserName"] = userName, ["Password"] = SampleOffice.Password };
        foreach (Match field in Hidden().Matches(await person.Read("/sign-in")))
        {
            // The forms of the frame carry the same token.
            fields[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        }

        using var form = new FormUrlEncodedContent(fields);
        using var answer = await person.http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.Found
            ? person
            : throw new InvalidOperationException($"{userName} was not let in: {(int)answer.StatusCode}.");
    }

    /// <exception cref="InvalidOperationException">The page did not answer 200.</exception>
    public async Task<string> Read(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode is HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hidden();
}

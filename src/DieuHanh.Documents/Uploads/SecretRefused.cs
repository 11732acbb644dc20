using DieuHanh.Documents.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DieuHanh.Documents.Uploads;

/// <summary>
/// A document marked Mật, Tối mật or Tuyệt mật is turned away: this network is not for state secrets (Law 117/2025/QH15 on the protection
/// of state secrets; Decision 28/2018/QĐ-TTg). Nothing of it is kept, and the answer repeats nothing of what was sent.
/// </summary>
public static class SecretRefused
{
    public static RazorComponentResult<SecretRefusedPage> Page(Direction direction) =>
        new(new { Direction = direction }) { StatusCode = StatusCodes.Status409Conflict };
}

/// <summary>A file bears a secrecy mark. It says nothing of what the file is or holds.</summary>
public sealed class SecretFoundException() : Exception("A file bears a secrecy mark.");

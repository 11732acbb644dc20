using System.Security.Cryptography;
using System.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;

namespace DieuHanh.Directory.People;

/// <summary>
/// What a password must be. Length is what protects it; rules about capitals and digits only make people write it down. Vietnamese
/// sentences are welcome.
/// </summary>
public static class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 128;

    // Without marks and signs; a password that is one of these with something short around it is refused as well.
    private static readonly string[] Known =
    [
        "1234567890",
        "matkhau",
        "password",
        "qwertyuiop",
        "abcdefghij",
        "dieuhanh",
        "vanphongchinhphu",
        "chinhphu",
        "vietnam",
        "iloveyou",
        "anhyeuem",
        "admin",
        "quantri",
    ];

    /// <summary>A password as it is compared: Vietnamese keyboards send the same letters composed or decomposed. Null when nothing was typed.</summary>
    public static string? Typed(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        try
        {
            return typed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no keyboard sends it, and it fits no password.
            return typed;
        }
    }

    /// <summary>All reasons why a password cannot be taken.</summary>
    public static Reasons WhyNot(string? password, string? userName, string? fullName)
    {
        if (password is null)
        {
            return new Reasons().When(true, "Nhập mật khẩu mới.");
        }

        var plain = Plain(password);
        return new Reasons()
            .When(password.Length < Shortest, "Mật khẩu cần ít nhất {0} ký tự.", Shortest)
            .When(password.Length > Longest, "Mật khẩu dài tối đa {0} ký tự.", Longest)
            .When(password.Distinct().Count() < 5, "Mật khẩu lặp lại quá ít ký tự khác nhau.")
            .When(MadeOf(plain, Plain(userName)), "Mật khẩu không được dựa trên tên đăng nhập.")
            .When(MadeOf(plain, Plain(fullName)), "Mật khẩu không được dựa trên họ tên.")
            .When(Known.Any(k => MadeOf(plain, k)), "Mật khẩu này quá phổ biến, dễ bị đoán.");
    }

    /// <summary>A password to hand out: 16 characters that are not mistaken for one another when read aloud.</summary>
    public static string New() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    // The rest beside the word is too short to protect anything.
    private static bool MadeOf(string password, string word) =>
        word.Length >= 4 && password.Contains(word, StringComparison.Ordinal) && password.Length - word.Length < 6;

    private static string Plain(string? text) => string.Concat(Vietnamese.Tokens(text ?? ""));
}

using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.People;

/// <summary>A person who works in the office or in a connected agency.</summary>
public sealed class Person : Entity
{
    private Person() { }

    public static Person Named(string fullName, string title, string? email, Guid? id = null) =>
        new()
        {
            Id = id ?? NewId.Next(),
            FullName = fullName,
            Title = title,
            Email = email,
            SortKey = KeyOf(fullName),
        };

    public string FullName { get; private set; } = "";

    /// <summary>Chức danh as it stands under a signature ("Chuyên viên", "Vụ trưởng Vụ Tổng hợp").</summary>
    public string Title { get; private set; } = "";
    public string? Email { get; private set; }

    /// <summary>Vietnamese names are ordered by given name, then by the rest; neither database can do that.</summary>
    [NotAudited]
    public string SortKey { get; private set; } = "";

    public void Rename(string fullName, string title, string? email) =>
        (FullName, Title, Email, SortKey) = (fullName, title, email, KeyOf(fullName));

    private static string KeyOf(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var order = words.Length < 2 ? fullName : $"{words[^1]} {string.Join(' ', words[..^1])}";
        return Convert.ToHexString(Phrases.Vietnamese.CompareInfo.GetSortKey(order, CompareOptions.IgnoreCase).KeyData);
    }
}

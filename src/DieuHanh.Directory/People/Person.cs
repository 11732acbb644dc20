using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.People;

/// <summary>A person who works in the office or in a connected agency.</summary>
public sealed class Person : Entity
{
    private Person() { }

    public static Person Named(string fullName, string title, string? email, Guid? id = null, string? phone = null) =>
        new()
        {
            Id = id ?? NewId.Next(),
            FullName = fullName,
            Title = title,
            Email = email,
            Phone = phone,
            SortKey = KeyOf(fullName),
        };

    public string FullName { get; private set; } = "";

    /// <summary>Chức danh as it stands under a signature ("Chuyên viên", "Vụ trưởng Vụ Tổng hợp").</summary>
    public string Title { get; private set; } = "";

    [Private]
    public string? Email { get; private set; }

    [Private]
    public string? Phone { get; private set; }

    /// <summary>When the private data were erased; name, title and posts stay with the documents that name them.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>Vietnamese names are ordered by given name, then by the rest; neither database can do that.</summary>
    [NotAudited]
    public string SortKey { get; private set; } = "";

    public Reasons WhyNotChange() =>
        new Reasons().When(ErasedAt is not null, "Dữ liệu cá nhân của người này đã được xóa lúc {0}.", ErasedAt);

    public void Rename(string fullName, string title, string? email, string? phone)
    {
        WhyNotChange().Refuse();
        (FullName, Title, Email, Phone, SortKey) = (fullName, title, email, phone, KeyOf(fullName));
    }

    /// <summary>What the person alone can say; posts and portfolios are asked by <see cref="Personal.Erasure"/>.</summary>
    public Reasons WhyNotErase() => WhyNotChange();

    public void Erase(DateTime at)
    {
        WhyNotErase().Refuse();
        (Email, Phone, ErasedAt) = (null, null, at);
    }

    private static string KeyOf(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var order = words.Length < 2 ? fullName : $"{words[^1]} {string.Join(' ', words[..^1])}";
        return Convert.ToHexString(Phrases.Vietnamese.CompareInfo.GetSortKey(order, CompareOptions.IgnoreCase).KeyData);
    }
}

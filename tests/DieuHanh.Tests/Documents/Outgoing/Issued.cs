using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Outgoing;

/// <summary>Outgoing documents the tests need, and the form of one.</summary>
internal static class Issued
{
    public const string New = "/documents/outgoing/new";
    public const string Form = "/documents/outgoing/register";

    /// <summary>Sends a file up; the answer leads to the form filled from it.</summary>
    public static Task<Page> Upload(Visitor clerk, string name, string text) =>
        clerk.Upload(New, New, [("Files", name, Encoding.UTF8.GetBytes(text))]);

    /// <summary>A form without fault; the book is the one the page proposes.</summary>
    public static (string, string?)[] Fields(string subject, params (string Name, string? Value)[] others)
    {
        var given = others.Select(o => o.Name).ToHashSet();
        (string, string?)[] usual =
        [
            ("Notation", "VPCP-TH"),
            ("IssuedOn", "20/11/2026"),
            ("Issuer", "Văn phòng Chính phủ"),
            ("TypeName", "Công văn"),
            ("Subject", subject),
            ("Signer", "Nguyễn Thị Mẫu"),
        ];
        return [.. usual.Where(f => !given.Contains(f.Item1)), .. others];
    }

    /// <summary>One in the register, under the next number of a book of its own.</summary>
    public static async Task<OutgoingDocument> Document(
        World world,
        string subject,
        Guid? unit = null,
        DateOnly? sentOn = null,
        bool open = false,
        params Guid[] recipients
    )
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing);
        return await world.In(s =>
            s.GetRequiredService<Registrar>()
                .Outgoing(
                    book,
                    Sample.Unique("TB-T").Replace(" ", "", StringComparison.Ordinal),
                    Sample.Particulars("1/X", subject) with
                    {
                        Issuer = "Văn phòng Chính phủ",
                        AgencyId = world.Staff.Agency("vpcp"),
                        Signer = "Nguyễn Thị Mẫu",
                        Open = open,
                    },
                    unit,
                    sentOn: sentOn,
                    recipients: recipients
                )
        );
    }

    public static Task<OutgoingDocument> Row(World world, string subject) =>
        world.In(s =>
            s.GetRequiredService<DocumentsDb>()
                .Outgoing.Include(d => d.Recipients)
                .SingleAsync(d => d.Subject == subject)
        );
}

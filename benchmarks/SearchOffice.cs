using System.Data.Common;
using System.Globalization;
using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Web.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Bench;

/// <summary>
/// The sample office with very many incoming documents besides. Their words are as unequal as in life: those of the sample's subjects,
/// the first ones in most of them, the last ones in few.
/// </summary>
internal static class SearchOffice
{
    public const string Notation = "ĐOLUONG";
    private const int RareWords = 10;
    private const int HitsOfEach = 20;
    private const int Years = 10;

    private static int registered;

    public static async Task Fill(WebApplication office, int count)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var words = Words();
        var shares = words.Select((_, i) => 1.0 / (i + 2)).ToArray();
        for (var i = 1; i < shares.Length; i++)
        {
            shares[i] += shares[i - 1];
        }

        var random = new Random(7);
        var book = (await db.BooksOf(Direction.Incoming, default))[0].Id;
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var insert = Insert(db, book);
        var rare = Rare(count, random);
        for (var i = 0; i < count; i++)
        {
            var day = db.Scope.Today.AddDays(-1 - (int)((long)(count - 1 - i) * Years * 365 / count));
            var subject = string.Join(' ', Enumerable.Range(0, 16).Select(_ => Pick()));
            var number = i + 1_000_000;
            insert.Parameters["id"].Value = Id(db, NewId.Next());
            insert.Parameters["year"].Value = day.Year;
            insert.Parameters["number"].Value = number;
            insert.Parameters["day"].Value = Day(db, day);
            insert.Parameters["code"].Value = $"{i + 1}/BC-{Notation}";
            insert.Parameters["code_number"].Value = $"{i + 1}";
            insert.Parameters["subject"].Value = $"{subject} {rare.GetValueOrDefault(i, "")}";
            insert.Parameters["same_key"].Value = $"bench {i}";
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();

        string Pick()
        {
            var at = Array.BinarySearch(shares, random.NextDouble() * shares[^1]);
            return words[Math.Min(words.Count - 1, at < 0 ? ~at : at)];
        }
    }

    /// <summary>Registers a document as the clerk does.</summary>
    public static async Task Register(WebApplication office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var book = (await db.BooksOf(Direction.Incoming, default))[0].Id;
        await scope
            .ServiceProvider.GetRequiredService<Registrar>()
            .Incoming(
                book,
                db.Scope.Today,
                new Particulars(
                    DocumentCode.Of(++registered, "CV-BENCH"),
                    db.Scope.Today,
                    null,
                    "Nơi gửi",
                    "Công văn",
                    $"Đăng ký trong khi lập lại chỉ mục {registered}"
                )
            );
    }

    /// <summary>What an office's database does for itself in the night.</summary>
    public static Task Settle(KernelDb db) =>
        db.Database.ExecuteSqlRawAsync(
            db.Database.IsNpgsql() ? "vacuum analyze" : "pragma optimize; pragma wal_checkpoint(truncate)"
        );

    private static List<string> Words() =>
        [
            "bộ",
            "tài",
            "chính",
            "điều",
            "hành",
            .. TsvRow
                .Read(typeof(SampleOffice).Assembly, "sample/incoming.tsv")
                .SelectMany(r => r["subject"].Split(' '))
                .Concat(
                    TsvRow
                        .Read(typeof(SampleOffice).Assembly, "sample/tasks-2015.tsv")
                        .SelectMany(r => r["action"].Split(' '))
                )
                .Where(w => w.All(char.IsLetter))
                .Distinct(),
            // And names, of which there are always more.
            .. Enumerable.Range(0, 5_000).Select(i => $"tên{i}"),
        ];

    private static Dictionary<int, string> Rare(int count, Random random)
    {
        var rare = new Dictionary<int, string>();
        for (var word = 0; word < RareWords; word++)
        {
            for (var hit = 0; hit < HitsOfEach; )
            {
                hit += rare.TryAdd(random.Next(count), $"bộ tài chính điều hành hiem{word}") ? 1 : 0;
            }
        }

        return rare;
    }

    private static DbCommand Insert(DocumentsDb db, Guid book)
    {
        var insert = db.Database.GetDbConnection().CreateCommand();
        insert.CommandText = """
            insert into documents_document (id, version, direction, book_id, year, number, booked_on, code, code_number, code_notation,
              issued_on, issuer, type_name, subject, language, urgency, open, registered_at, same_key, copy, state)
            values (@id, 0, 'Incoming', @book, @year, @number, @day, @code, @code_number, @notation,
              @day, 'Nơi gửi', 'Báo cáo', @subject, 'Tiếng Việt', 'Normal', true, @at, @same_key, 1, 'Registered')
            """;
        foreach (var name in (string[])["id", "year", "number", "day", "code", "code_number", "subject", "same_key"])
        {
            Add(name, DBNull.Value);
        }

        Add("book", Id(db, book));
        Add("notation", $"BC-{Notation}");
        Add(
            "at",
            db.Database.IsNpgsql()
                ? db.Scope.Now
                : db.Scope.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        );
        return insert;

        void Add(string name, object value)
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            insert.Parameters.Add(parameter);
        }
    }

    private static object Id(DocumentsDb db, Guid id) => db.Database.IsNpgsql() ? id : id.ToString().ToUpperInvariant();

    private static object Day(DocumentsDb db, DateOnly day) =>
        db.Database.IsNpgsql() ? day : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

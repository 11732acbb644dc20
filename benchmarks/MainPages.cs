using System.Text;
using System.Text.RegularExpressions;

namespace DieuHanh.Bench;

/// <summary>The pages people have open all day, each as the person of the sample office who has it open.</summary>
internal static class MainPages
{
    private const string OneId = "[0-9a-f-]{36}";

    /// <param name="Name">What it is called in the tables.</param>
    /// <param name="Path">Its address in this office.</param>
    /// <param name="Cookie">Who looks at it.</param>
    /// <param name="Bytes">Size of the page before compression.</param>
    /// <param name="Queries">What it asks of the database.</param>
    public sealed record Found(string Name, string Path, string Cookie, int Bytes, int Queries);

    /// <param name="Opens">The page meant is what the first link like this on <paramref name="Path"/> opens.</param>
    private sealed record Page(string Name, string Who, string Path, string? Opens = null);

    private static readonly Page[] All =
    [
        new("work", "cv.ktth2", "/"),
        new("work-agency", "daumoi.btc", "/"),
        new("tasks", "cv.ktth2", "/tasks"),
        new("task", "cv.ktth2", "/tasks", $"/tasks/{OneId}"),
        new("review", "cv.ktth2", "/tasks/reviews", $"/tasks/review/{OneId}"),
        new("register", "vanthu1", "/documents/incoming"),
        new("document", "vanthu1", "/documents/incoming", $"/documents/incoming/{OneId}"),
        new("board", "vt.cn", "/tasks/board"),
        new("figures", "ptt.nganh", "/tasks/figures"),
        new("progress", "daumoi.bxd", "/progress"),
    ];

    /// <exception cref="InvalidOperationException">A page did not answer well: nothing is measured that is an error.</exception>
    public static async Task<IReadOnlyList<Found>> Find(Uri address, string[] wanted)
    {
        var unknown = wanted.Except(All.Select(p => p.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"There is no page {string.Join(", ", unknown)}; there are {string.Join(", ", All.Select(p => p.Name))}."
            );
        }

        var found = new List<Found>();
        foreach (var page in All.Where(p => wanted.Length == 0 || wanted.Contains(p.Name, StringComparer.Ordinal)))
        {
            using var person = await Person.SignIn(address, page.Who);
            var path = page.Path;
            if (page.Opens is not null)
            {
                var link = Regex.Match(
                    await person.Read(path),
                    $"href=\"({page.Opens})[\"#?]",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                );
                path = link.Success
                    ? link.Groups[1].Value
                    : throw new InvalidOperationException($"{page.Who} finds nothing like {page.Opens} on {path}.");
            }

            // The first time also fills what is remembered between requests; senders that run beside it may add a query now and then.
            var bytes = Encoding.UTF8.GetByteCount(await person.Read(path));
            var queries = int.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                queries = Math.Min(queries, await Queries.During(() => person.Read(path)));
            }

            found.Add(new(page.Name, path, person.Cookie, bytes, queries));
        }

        return found;
    }
}

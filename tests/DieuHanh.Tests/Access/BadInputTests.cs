using System.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Tests.Access;

/// <summary>
/// Every form and every address with what nobody should type: whatever it is, the office answers with a page that says what is wrong, and
/// never with a fault of its own. What each form says is tested beside it.
/// </summary>
public sealed class BadInputTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    // Read from the query by handlers that take it whole.
    private static readonly string[] Asked =
    [
        "q",
        "after",
        "before",
        "from",
        "to",
        "figure",
        "agency",
        "agencies",
        "state",
        "unit",
        "officer",
        "field",
        "sort",
        "day",
        "date",
        "kind",
        "page",
        "view",
        "year",
        "book",
        "id",
        "upload",
    ];

    public static TheoryData<string, string?> Fillings =>
        new()
        {
            { "not sent", null },
            { "empty", "" },
            { "5,000 characters", new string('a', 5000) },
            { "no such day", "31/31/2026" },
            { "days beyond the calendar", "01/01/0001" },
            { "below zero", "-1" },
            { "beyond any number", "99999999999999999999999999" },
            { "an id of nothing", "7c9e6679-7425-40de-944b-e07fc1f90ae7" },
            { "control characters", "a\0b\u0001c\u001b[31m" },
            { "half a letter", HalfALetter },
            { "decomposed letters", "Đề nghị gia hạn".Normalize(NormalizationForm.FormD) },
            { "markup", "\"><script>alert(1)</script>" },
        };

    public static TheoryData<string, string> Questions =>
        new()
        {
            { "5,000 characters", new string('a', 5000) },
            { "no such day", "31/31/2026" },
            { "days beyond the calendar", "01/01/0001" },
            { "beyond any number", "99999999999999999999999999" },
            { "control characters", "a\0b" },
            { "half a letter", HalfALetter },
            { "markup and a query language", "\"><script>alert(1)</script>') or 1=1 -- NEAR(a* \"b" },
        };

    // Where a text is cut after 200 characters, this one is cut inside a letter of two halves.
    private static string HalfALetter => string.Concat(new string('a', 199), "\ud83d\ude00", new string('b', 100));

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task No_form_ends_in_a_fault_of_the_office(string filling, string? value)
    {
        var faults = new List<string>();
        var sent = 0;
        foreach (
            var line in Expectation.All.Where(e =>
                e.Method == "POST" && !e.Pattern.EndsWith("/sign-out", StringComparison.Ordinal)
            )
        )
        {
            var (who, ids) = await Rightful(line);
            (string, string?)[] fields = [.. world.Fields(line).Select(f => (f, value)), ("_", "1")];
            var answer = await world.Send(await world.As(who), line, AccessWorld.Filled(line.Pattern, ids), fields);
            sent++;
            if (answer.Status >= 500 || answer.Body.Contains("<script>alert", StringComparison.Ordinal))
            {
                faults.Add($"{who} {line.Key}: {answer.Status} {answer.Text("main")}");
            }
            else if (answer.Status is >= 400 && answer.Text("h1").Length == 0)
            {
                faults.Add($"{who} {line.Key}: {answer.Status} without a page");
            }
        }

        sent.ShouldBeGreaterThan(60);
        faults.ShouldBeEmpty(filling);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task No_address_ends_in_a_fault_of_the_office(string filling, string value)
    {
        var faults = new List<string>();
        foreach (var line in Expectation.All.Where(e => e.Method == "GET"))
        {
            var (who, ids) = await Rightful(line);

            // A number or a day the framework reads itself is refused by it before anything else is looked at.
            var own = world.Parameters(line).Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!);
            var query = string.Join('&', Asked.Union(own).Select(n => $"{n}={Uri.EscapeDataString(value)}"));
            var answer = await (await world.As(who)).Get($"{AccessWorld.Filled(line.Pattern, ids)}?{query}");
            if (
                answer.Status >= 500
                || answer.Body.Contains("<script>alert", StringComparison.Ordinal)
                    && !line.Pattern.StartsWith("/api", StringComparison.Ordinal)
                    && !line.Pattern.Contains("list.", StringComparison.Ordinal)
            )
            {
                faults.Add($"{who} {line.Key}: {answer.Status} {answer.Text("main")}");
            }
        }

        faults.ShouldBeEmpty(filling);
    }

    [Fact]
    public void A_form_takes_words_only_and_nothing_that_is_kept_directly()
    {
        Type[] words = [typeof(string), typeof(string[])];
        var faults = world
            .Endpoints.Keys.Select(k => new Expectation(k.Split(' ')[0], k.Split(' ')[1], "", "", ""))
            .SelectMany(line => world.Parameters(line))
            .Where(p => p.GetCustomAttributes(typeof(FromFormAttribute), false).Length > 0)
            .Select(p => p.ParameterType)
            .Where(t => !words.Contains(t))
            .Distinct()
            .SelectMany(t =>
                t.GetProperties()
                    .Where(x => x.CanWrite && !words.Contains(x.PropertyType))
                    .Select(x => $"{t.FullName}.{x.Name}")
            );

        faults.ShouldBeEmpty();
    }

    // Somebody who may, with something that is theirs.
    private async Task<(string Who, IReadOnlyList<Guid> Ids)> Rightful(Expectation line)
    {
        foreach (var thing in line.HasId ? world.Things[line.Thing] : [])
        {
            foreach (var userName in thing.Hands)
            {
                if (await world.Has(userName, line))
                {
                    return (userName, thing.Ids);
                }
            }
        }

        foreach (var userName in AccessWorld.Roles)
        {
            if (await world.Has(userName, line))
            {
                return (userName, [Guid.NewGuid()]);
            }
        }

        throw new InvalidOperationException($"Nobody may {line.Key}.");
    }
}

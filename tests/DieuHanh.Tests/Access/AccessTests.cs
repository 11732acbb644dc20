using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Access;

/// <summary>
/// Every endpoint × every role × an id of somebody else. What is expected stands in expectations.tsv; an endpoint without a line there
/// fails, and so does a line without an endpoint.
/// </summary>
public sealed class AccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public void Every_endpoint_has_a_stated_expectation_and_every_expectation_an_endpoint()
    {
        var stated = Expectation.All.Select(e => e.Key).ToList();

        // Ready to be pasted; what the ids name, and what an onlooker gets, is for a person to say.
        world
            .Endpoints.Keys.Except(stated)
            .Select(k => $"{k.Replace(' ', '\t')}\t{world.RightOf(k)}\t")
            .Order()
            .ShouldBeEmpty();
        stated.Except(world.Endpoints.Keys).Order().ShouldBeEmpty("lines without an endpoint");
        stated.Count.ShouldBe(stated.Distinct().Count());
    }

    [Fact]
    public void A_line_states_the_right_that_is_asked_for_and_what_its_ids_name()
    {
        var faults = new List<string>();
        foreach (var line in Expectation.All.Where(e => world.Endpoints.ContainsKey(e.Key)))
        {
            if (world.RightOf(line.Key) != line.Right)
            {
                faults.Add($"{line.Key}: asks for {world.RightOf(line.Key)}, stated {line.Right}");
            }

            if (line.Pattern.Contains(":guid", StringComparison.Ordinal) != line.HasId)
            {
                faults.Add($"{line.Key}: its ids name “{line.Thing}”");
            }

            if (line.HasId && !world.Things.ContainsKey(line.Thing))
            {
                faults.Add($"{line.Key}: nothing is known of “{line.Thing}”");
            }
        }

        faults.ShouldBeEmpty();
    }

    [Trait("engine", "sqlite")]
    [Fact]
    public async Task Whoever_lacks_the_right_is_refused_and_who_holds_it_finds_nothing_at_an_id_that_is_none()
    {
        var faults = new List<string>();
        foreach (var userName in AccessWorld.Roles)
        {
            // What is open asks for no right; signing out would end the visit.
            foreach (var line in Expectation.All.Where(e => e.Right != Expectation.Open || e.HasId))
            {
                var status = (await world.Ask(userName, line, [Guid.NewGuid()])).Status;
                var has = await world.Has(userName, line);
                if (!has && status != 403)
                {
                    faults.Add($"{userName} {line.Key}: {status} instead of 403");
                }
                else if (has && status is 403 or >= 500)
                {
                    faults.Add($"{userName} {line.Key}: {status} although the right is held");
                }
                else if (has && line.HasId && status != 404)
                {
                    faults.Add($"{userName} {line.Key}: {status} for an id that does not exist");
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_from_the_internet_is_asked_to_sign_in()
    {
        var faults = new List<string>();
        foreach (var line in Expectation.All)
        {
            var ids = line.HasId ? world.Things[line.Thing][0].Ids : [];
            var answer = await world.Ask(world.Stranger(), line, ids);
            var expected =
                line.Right == Expectation.Open
                    ? line.HasId
                        ? 404
                        : answer.Status
                    : line.Method == "GET" && !line.Pattern.StartsWith("/api", StringComparison.Ordinal)
                        ? 302
                        : 401;
            if (answer.Status != expected || answer.Status >= 500)
            {
                faults.Add($"{line.Key}: {answer.Status} instead of {expected}");
            }

            faults.AddRange(Leaks(line, answer, world.Things.Values.SelectMany(t => t)));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_belongs_to_others_is_not_there_or_not_theirs_to_change()
    {
        var faults = new List<string>();
        var asked = 0;
        foreach (var line in Expectation.All.Where(e => e.HasId))
        {
            foreach (var thing in world.Things[line.Thing])
            {
                foreach (var userName in AccessWorld.People.Except(thing.Hands))
                {
                    if (!await world.Has(userName, line))
                    {
                        continue;
                    }

                    asked++;
                    var answer = await world.Ask(userName, line, thing.Ids);
                    var expected = thing.IsStranger(userName) ? "404" : line.Onlooker;
                    if ($"{answer.Status}" != expected)
                    {
                        var what = thing.IsStranger(userName) ? "they do not see" : "in other hands";
                        faults.Add(
                            $"{userName} {line.Key}: {answer.Status} instead of “{expected}” for what is {what}"
                        );
                    }

                    if (thing.IsStranger(userName))
                    {
                        faults.AddRange(Leaks(line, answer, [thing]));
                    }
                }
            }
        }

        asked.ShouldBeGreaterThan(100);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_inner_id_is_found_only_under_its_own_outer_one()
    {
        var faults = new List<string>();
        foreach (var line in Expectation.All.Where(e => e.HasId))
        {
            foreach (var thing in world.Things[line.Thing].Where(t => t.Ids.Count > 1))
            {
                foreach (var userName in thing.Hands)
                {
                    if (await world.Has(userName, line))
                    {
                        var answer = await world.Ask(userName, line, [thing.Elsewhere!.Value, .. thing.Ids.Skip(1)]);
                        if (answer.Status != 404)
                        {
                            faults.Add($"{userName} {line.Key}: {answer.Status} under the address of another");
                        }
                    }
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_list_search_figure_or_file_shows_a_stranger_what_is_not_theirs_to_see()
    {
        var faults = new List<string>();
        var things = world.Things.Values.SelectMany(t => t).Where(t => t.Secret.Length > 0).ToList();
        var seen = new HashSet<string>();
        foreach (var userName in AccessWorld.People)
        {
            // The journal of the audit shows everything that is written down: that is what its right says.
            foreach (
                var line in Expectation.All.Where(e =>
                    e is { Method: "GET", HasId: false } && e.Right != Right.SeeAudit.Name
                )
            )
            {
                if (await world.Has(userName, line))
                {
                    var asked = line.Pattern == "/search" ? $"?q={AccessWorld.Shared}" : "";
                    var visitor = await world.As(userName);
                    var answer = await visitor.Get(AccessWorld.Filled(line.Pattern, []) + asked);
                    faults.AddRange(
                        Leaks(line, answer, things.Where(t => t.IsStranger(userName))).Select(f => $"{userName} {f}")
                    );
                    seen.UnionWith(
                        things
                            .Where(t => answer.Body.Contains(t.Secret, StringComparison.Ordinal))
                            .Select(t => t.Secret)
                    );
                }
            }
        }

        // Those who may see them do: the words are where they would be found.
        seen.Count.ShouldBeGreaterThan(3, string.Join(", ", seen));
        faults.Distinct().ShouldBeEmpty();
    }

    private static IEnumerable<string> Leaks(Expectation line, Page answer, IEnumerable<Thing> things) =>
        things
            .Where(t => t.Secret.Length > 0 && answer.Body.Contains(t.Secret, StringComparison.Ordinal))
            .Select(t => $"{line.Key}: {answer.Status} shows {t.Secret}");
}

using System.Reflection;
using System.Xml.Linq;
using DieuHanh.Kernel.Domain;
using DieuHanh.Web;

namespace DieuHanh.Tests.Architecture;

[Trait("engine", "sqlite")]
public sealed class BoundaryTests
{
    public static TheoryData<string, string[]> Allowed =>
        new()
        {
            { "DieuHanh.Reading", [] },
            { "DieuHanh.Kernel", ["DieuHanh.Reading"] },
            { "DieuHanh.Ui", ["DieuHanh.Kernel", "DieuHanh.Reading"] },
        };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void The_ground_floor_references_only_what_lies_below_it(string project, string[] allowed) =>
        References(project).Except(allowed).ShouldBeEmpty();

    [Fact]
    public void No_module_references_another()
    {
        string[] common = ["DieuHanh.Kernel", "DieuHanh.Ui", "DieuHanh.Reading"];
        var modules = Source
            .Projects.Select(p => Path.GetFileNameWithoutExtension(p))
            .Except([.. common, "DieuHanh.Web"])
            .ToList();

        modules.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var module in modules)
        {
            References(module).Except(common).ShouldBeEmpty(module);
        }
    }

    [Fact]
    public void Nothing_is_set_on_an_entity_from_outside()
    {
        var entities = Office
            .Modules.Append(typeof(Entity).Assembly)
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(Entity)))
            .ToList();

        entities.Count.ShouldBeGreaterThan(10);
        entities
            .SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_asks_the_machine_what_time_it_is()
    {
        var files = System
            .IO.Directory.GetFiles(Path.Combine(Source.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Contains("/obj/", StringComparison.Ordinal))
            .ToList();

        files.Count.ShouldBeGreaterThan(100);
        files
            .Where(f => Path.GetFileName(f) != "NewId.cs")
            .Where(f =>
                File.ReadAllText(f) is var text
                && (
                    text.Contains("DateTime.Now", StringComparison.Ordinal)
                    || text.Contains("UtcNow;", StringComparison.Ordinal)
                    || text.Contains("DateTime.UtcNow", StringComparison.Ordinal)
                    || text.Contains("DateTime.Today", StringComparison.Ordinal)
                )
            )
            .Select(f => Path.GetRelativePath(Source.Root, f))
            .ShouldBeEmpty();
    }

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static IEnumerable<string> References(string project) =>
        XDocument
            .Load(Source.Projects.Single(p => Path.GetFileNameWithoutExtension(p) == project))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}

using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.JobTitles;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Directory.Workbooks;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskFile = DieuHanh.Tasks.Notes.Attachment;

namespace DieuHanh.Tests.Access;

// One thing of each kind. Every one carries the word "khoanmat", by which anyone may look for it, and next to it a word only those may
// read who may see the thing.
public sealed partial class AccessWorld
{
    /// <summary>A word all the things share, for searching.</summary>
    public const string Shared = "khoanmat";

    private static readonly string[] OfUnit = ["officer", "unit-head", "office-leader"];
    private static readonly string[] OfBtc = ["focal-btc", "head-btc", "staff-btc"];
    private static readonly string[] OtherAgencies = ["focal-bxd", "head-bxd", "focal-nghean"];
    private static readonly string[] Leaders = ["government-leader", "secretary"];

    private static IEnumerable<string> Office => People.Except(OfBtc).Except(OtherAgencies);

    private string[] SeeAllDocuments { get; } = ["clerk", "office-leader", .. Leaders];

    protected override async Task Furnish()
    {
        await FurnishDirectory();
        await FurnishNotice();
        await FurnishSignIn();
        await FurnishUpload();
        await FurnishDirective();
        await FurnishOutgoing();
        await FurnishNamed();
        await FurnishTask("dong", Openness.OwnAgency);
        await FurnishTask("mo", Openness.Connected);
        await FurnishPeriod();
    }

    private static string Secret(string of) => $"zq{of}qz";

    private static string Words(string of) => $"{Shared} {Secret(of)}";

    private void Add(string kind, Thing thing)
    {
        if (!Things.TryGetValue(kind, out var same))
        {
            Things[kind] = same = [];
        }

        same.Add(thing);
    }

    // What belongs to nobody in particular: whoever holds the right may do it to any of them.
    private void AddCommon(string kind, Guid? elsewhere, params Guid[] ids) =>
        Add(kind, new Thing(ids, People, [], "") { Elsewhere = elsewhere });

    private Task FurnishDirectory() =>
        In(async services =>
        {
            var db = services.GetRequiredService<DirectoryDb>();
            var agency = Staff.Agency("tapdoan");
            var alias = Alias.Of(agency, "Tập đoàn thử", null, null);
            // In force, so that nobody can take it back.
            var code = HeldCode.Of(agency, AgencyCode.Parse("Z98")!.Value, new DateOnly(2026, 1, 1), null, "thử");
            var line = Portfolio.Assign("thử", null, null, null, Staff.Unit("cn"), null, new DateOnly(2026, 1, 1));
            db.Add(alias);
            db.Add(code);
            db.Add(line);
            var decision = Decision.Make(
                DecisionKind.Transfer,
                "Quyết định thử",
                "",
                null,
                new(2026, 11, 1),
                false,
                null
            );
            var group = AgencyGroup.Of("nhóm thử", [], []);
            group.NameMember(agency, excluded: false, new(2026, 1, 1), null, AgencyKind.Corporation);
            var title = JobTitle.Of("Chức vụ thử", ofOffice: true, null, 500);
            db.Add(title);
            db.Add(decision);
            db.Add(group);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
            var person = Staff["focal-tapdoan"];
            var post = await db.Posts.Where(p => p.PersonId == person).Select(p => p.Id).SingleAsync();
            AddCommon("agency", null, agency);
            AddCommon("alias", Staff.Agency("btc"), agency, alias.Id);
            AddCommon("code", Staff.Agency("btc"), agency, code.Id);
            AddCommon("unit", null, Staff.Unit("hc"));
            AddCommon("person", null, person);
            AddCommon("post", Staff["editor"], person, post);
            AddCommon("portfolio", null, line.Id);
            AddCommon("job-title", null, title.Id);
            var other = await db.Groups.Where(g => g.Id != group.Id).Select(g => g.Id).FirstAsync();
            var held = await db.Posts.FirstAsync(p => p.PersonId == Staff["hr"]);
            var delegation = Delegation.Give(
                held,
                Staff["editor"],
                ActingCapacity.Absence,
                "Giấy thử",
                new(2026, 1, 1),
                new(2027, 12, 31)
            );
            var import = StructureImport.Empty(Clock.Now.UtcDateTime);
            db.Add(delegation);
            db.Add(import);
            await db.SaveAsync("Thử nghiệm");
            AddCommon("delegation", null, delegation.Id);
            AddCommon("import", null, import.Id);
            AddCommon("decision", null, decision.Id);
            AddCommon("group", null, group.Id);
            AddCommon("group-member", other, group.Id, group.Members[0].Id);
        });

    private Task FurnishNotice() =>
        In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            var notice = Notice.To(Staff["officer"], "/about", Words("notice"), [], Clock.Now.UtcDateTime);
            db.Notices.Add(notice);
            await db.SaveChangesAsync();
            Add("notice", new([notice.Id], ["officer"], [], Secret("notice")));
        });

    // Only the clerk of these tests keeps registers: the upload is of somebody who did before.
    private Task FurnishUpload() =>
        In(async services =>
        {
            var bytes = Encoding.UTF8.GetBytes(Words("upload"));
            var quarantine = services.GetRequiredService<Quarantine>();
            await using var file = await quarantine.Take(
                Actor.System,
                "Files",
                $"{Secret("upload")}.txt",
                new MemoryStream(bytes),
                bytes.Length,
                CancellationToken.None
            );
            var uploads = services.GetRequiredService<UploadFolder>();
            var upload = await uploads.Save(Staff["officer"], Direction.Incoming, [file], CancellationToken.None);
            Add("upload", new([upload.Id], ["officer"], [], Secret("upload")));
            Add("file-in-parts", new([quarantine.Parts.Begin(Staff["officer"], 5)], ["officer"], [], ""));
        });

    /// <summary>A period the agencies preview: everyone signed in sees it, the internet does not.</summary>
    private async Task FurnishPeriod()
    {
        var editor = await As("editor");
        var previewed = await editor.Submit("/progress/publications", ("From", "01/01/2026"), ("To", "20/11/2026"));
        previewed.Status.ShouldBe(302, previewed.Text("main"));
        var id = Guid.Parse(previewed.Location!.Split('/')[^1]);
        AddCommon("period", null, id);
        Add("published-period", new([id], [], [], ""));
    }
}

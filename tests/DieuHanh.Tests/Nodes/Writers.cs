using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Nodes;

/// <summary>
/// People at work while the program under them is killed: whoever gets no answer sends the same form again, until it is acknowledged. What was
/// acknowledged is written down here, to be compared with what was kept.
/// </summary>
internal sealed class Writers(Func<Visitor> come, Guid book, IReadOnlyList<Assignment> parts)
{
    private static readonly string Yesterday = DateTime
        .Today.AddDays(-1)
        .ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    private volatile bool stopped;

    /// <summary>Subjects of documents, those whose text is a directive, and words of notes with the content of their file.</summary>
    public ConcurrentBag<string> Documents { get; } = [];
    public ConcurrentBag<string> Directives { get; } = [];
    public ConcurrentDictionary<string, byte[]> Notes { get; } = new();

    public int Acknowledged => Documents.Count + Directives.Count + Notes.Count;

    public void Stop() => stopped = true;

    public Task Work() => Task.WhenAll(Register(), Direct(), Note(parts[0]), Note(parts[1]));

    private async Task Register()
    {
        var clerk = await SignedIn("clerk");
        var seen = await Asked(() => clerk.Get(Issued.Form));
        while (!stopped)
        {
            var subject = Sample.Unique("Văn bản khi mất điện");
            var form = Issued.Fields(
                subject,
                ("IssuedOn", Yesterday),
                ("Book", $"{book}"),
                ("Notation", "VPCP-MD"),
                Once()
            );
            await Until302(() => clerk.Send(seen, Issued.Form, form));
            Documents.Add(subject);
        }
    }

    private async Task Direct()
    {
        var clerk = await SignedIn("clerk");
        while (!stopped)
        {
            var subject = Sample.Unique("Chỉ đạo khi mất điện");
            var text = Sample.Directive("     /TB-VPCP", subject);

            // An upload that nobody acknowledged is begun anew; the form after it is sent until it is.
            Page form;
            do
            {
                form = await Asked(async () => await clerk.Follow(await Issued.Upload(clerk, "thong-bao.txt", text)));
            } while (form.Value("[name=Upload]") is null or "");

            var fields = new[]
            {
                ("Subject", (string?)subject),
                ("Unit", form.Document.QuerySelector("#Unit option[value]:not([value=''])")?.GetAttribute("value")),
            };
            await Until302(() => clerk.Send(form, Issued.Form, fields));
            Directives.Add(subject);
        }
    }

    private async Task Note(Assignment part)
    {
        var focal = await SignedIn("focal-btc");
        var url = TaskUrl.Of(part.TaskId);
        var seen = await Asked(() => focal.Get(url));
        while (!stopped)
        {
            var words = Sample.Unique("Tiến độ khi mất điện");
            var content = Encoding.UTF8.GetBytes($"Số liệu kèm theo: {words}");
            var once = Once();
            await Until302(() =>
                focal.SendFiles(seen, $"{url}/notes", [("Files", "so-lieu.txt", content)], ("Words", words), once)
            );
            Notes[words] = content;
        }
    }

    private Task<Visitor> SignedIn(string userName) => Asked(() => come().SignedIn(userName));

    private static (string, string?) Once() => ("_once", Guid.CreateVersion7().ToString());

    private static Task<Page> Until302(Func<Task<Page>> send) =>
        Asked(async () =>
        {
            var page = await send();
            return page.Status == 302 ? page : throw new HttpRequestException($"{page.Status} {page.Text("main")}");
        });

    /// <summary>The program may be dead, dying or starting: asked again until it answers.</summary>
    private static async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e)
                when (tries < 1_200 && e is HttpRequestException or IOException or TaskCanceledException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}

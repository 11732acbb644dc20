using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Reading;
using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Deadlines;
using DieuHanh.Tasks.Given;

namespace DieuHanh.Web.Sample;

/// <summary>A directive written out: its line of the index, its text with the days filled in, and what is read in it.</summary>
internal sealed record TextDirective(TsvRow Index, DateOnly Issued, string Text, DirectiveReading Reading)
{
    public string Story => Index["story"];

    /// <summary>The text under the number the register gave.</summary>
    public string Numbered(int number) =>
        Reading.Header.Number is { } printed
        && Text.IndexOf(printed, StringComparison.Ordinal) is >= 0 and var at
        && printed.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            ? $"{Text[..at]}{number:00}{Text[(at + slash)..]}"
            : Text;
}

/// <summary>The directives written for the sample, as they are on the day of loading.</summary>
internal sealed class Texts(Stage stage)
{
    private readonly DayTokens tokens = new(stage);

    public IReadOnlyList<TextDirective> Of(string sample) =>
        [.. SampleData.Rows("texts/index.tsv").Where(r => r["sample"] == sample).Select(Read)];

    /// <summary>What the register writes down of it.</summary>
    public Paper Paper(TextDirective directive)
    {
        var (row, header) = (directive.Index, directive.Reading.Header);
        var leader = row.Text("directed_by") is { } account ? stage.Directory.People[account] : (Guid?)null;
        return new Paper(
            row["type"],
            directive.Issued,
            header.Symbol ?? throw new InvalidDataException($"{row["file"]} has no notation."),
            header.Subject ?? throw new InvalidDataException($"{row["file"]} has no subject."),
            header.Issuer ?? "",
            stage.Book.Resolve(header.Issuer ?? "", directive.Issued).Only,
            row["field"],
            leader,
            stage.Directory.People[row["signer"]],
            header.SignerCapacity ?? "",
            stage.Directory.Units[row["unit"]],
            row["urgency"] switch
            {
                "Khẩn" => Urgency.Urgent,
                "Hỏa tốc" => Urgency.Express,
                _ => Urgency.Normal,
            },
            header.Recipients.Count == 0 ? null : string.Join('\n', header.Recipients.Select(r => $"- {r}"))
        );
    }

    /// <summary>The tasks read in it whose agencies are known without asking; the document comes later, see <see cref="Play.Of"/>.</summary>
    /// <param name="text">The text under its number, in which the spans lie.</param>
    public IEnumerable<GivenTask> Tasks(TextDirective directive, Paper paper, string text, DateOnly givenOn)
    {
        var field = stage.Directory.Fields[paper.Field];
        foreach (var read in DirectiveReader.Read(text, Context(directive.Issued)).Tasks)
        {
            var owed = Agencies(read.Lead, givenOn).ToList();
            var due = read.Kind is TaskKind.WithDeadline ? read.Deadline?.Date : null;
            if (owed.Count == 0 || due < directive.Issued)
            {
                continue;
            }

            yield return new GivenTask
            {
                Action = read.Action,
                Document = new DocumentSource(
                    Guid.Empty,
                    "",
                    directive.Issued,
                    "",
                    "",
                    read.Start,
                    read.End,
                    read.Text
                ),
                DirectedById = paper.DirectedById,
                MonitoringUnitId = paper.UnitId,
                MonitoringOfficerId =
                    stage.Book.Portfolio(field, null, paper.Issued) is { OfficerId: { } officer, UnitId: { } unit }
                    && unit == paper.UnitId
                        ? officer
                        : stage.Officer(paper.UnitId).PersonId,
                Field = field,
                KeyTask = paper.Type is "Nghị quyết" or "Chỉ thị",
                BySubmission = read.ReportTo?.StartsWith("trình", StringComparison.OrdinalIgnoreCase) == true,
                Kind = read.Kind is TaskKind.WithDeadline && due is null ? TaskKind.WithoutDeadline : read.Kind,
                Due = due,
                DueHour = due is null ? null : DeadlineHour.Of(read.Deadline!.Raw),
                DeadlineRaw = read.Deadline?.Raw ?? "",
                DeadlineWhy = read.Deadline?.Explanation.ToString() ?? "",
                Owed = owed,
                Coordinating = [.. Agencies(read.Coordinate, givenOn).Except(owed)],
                GivenOn = givenOn,
            };
        }
    }

    private TextDirective Read(TsvRow row)
    {
        var issued = tokens.Day(row["issued"]);
        var text = tokens.Fill(SampleData.Text(row["file"]));
        return new TextDirective(row, issued, text, DirectiveReader.Read(text, Context(issued)));
    }

    private ReadingContext Context(DateOnly issued) => new(stage.Calendar.IsWorking, issued);

    private IEnumerable<Guid> Agencies(IEnumerable<string> names, DateOnly day) =>
        names
            .Select(n => stage.Book.Resolve(n, day))
            .Where(m => m.Only is not null || (m.IsGroup && m.Whole))
            .SelectMany(m => m.Candidates)
            .Where(a =>
                a != stage.Book.OfficeId && stage.Book.Agency(a) is { Connected: true } agency && agency.ValidOn(day)
            )
            .Distinct();
}

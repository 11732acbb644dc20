using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;

namespace DieuHanh.Directory.Workbooks;

/// <summary>A decision as the sheet writes it: one that was entered, or an end that was taken over without its decision.</summary>
internal sealed record WrittenDecision(
    string Number,
    DecisionKind Kind,
    string Issuer,
    DateOnly? SignedOn,
    DateOnly InForce,
    IReadOnlyList<Guid> Before,
    IReadOnlyList<Guid> After,
    bool MovePeople,
    string? Note
)
{
    /// <summary>All of them; an end without its decision is each agency's own, so that nothing of it is lost on the way.</summary>
    public static IEnumerable<WrittenDecision> Of(IReadOnlyList<Decision> decisions, IReadOnlyList<Agency> agencies)
    {
        var ended = decisions
            .Where(d => d.Ends)
            .SelectMany(d => d.Parts)
            .Where(p => p.Side is DecisionSide.Before)
            .Select(p => p.AgencyId)
            .ToHashSet();
        return decisions
            .Select(Entered)
            .Concat(agencies.Where(a => a.ValidTo is not null && !ended.Contains(a.Id)).Select(TakenOver));
    }

    private static WrittenDecision Entered(Decision decision) =>
        new(
            decision.Number,
            decision.Kind,
            decision.Issuer,
            decision.SignedOn,
            decision.InForce,
            Side(decision, DecisionSide.Before),
            Side(decision, DecisionSide.After),
            decision.MovePeople,
            decision.Note
        );

    private static WrittenDecision TakenOver(Agency agency)
    {
        var heirs = agency.Successions.OrderBy(s => s.Place).ToList();
        return new(
            heirs.Count > 0 ? heirs[0].Decision : "",
            heirs.Count switch
            {
                0 => DecisionKind.Abolish,
                1 => DecisionKind.Merge,
                _ => DecisionKind.Split,
            },
            "",
            null,
            agency.ValidTo!.Value.AddDays(1),
            [agency.Id],
            [.. heirs.Select(s => s.SuccessorId)],
            MovePeople: false,
            null
        );
    }

    private static List<Guid> Side(Decision decision, DecisionSide side) =>
        [.. decision.Parts.Where(p => p.Side == side).OrderBy(p => p.Place).Select(p => p.AgencyId).OfType<Guid>()];
}

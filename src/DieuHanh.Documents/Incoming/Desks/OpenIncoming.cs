using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>
/// An incoming document as it lies before one person, and which hand this person has in it. Rights let a role act at all; these hands say
/// on which document.
/// </summary>
public sealed record OpenIncoming(IncomingDocument Document, DirectoryBook Book, Actor Actor, DateOnly Today)
{
    public bool Keeps => Actor.Has(Right.KeepRegisters);

    /// <summary>It lies before this person, or before the leader this person enters for.</summary>
    public bool Directs =>
        Actor.Has(Right.DirectDocuments) && Document.SubmittedToId is { } to && Actor.MayEnterFor(to);

    /// <summary>The clerk, or who it lies before and who passes it on to another one.</summary>
    public bool Submits => Keeps || Directs;

    /// <summary>The leader in whose name this person acts; null when it is their own decision.</summary>
    public Guid? BehalfOf => Document.SubmittedToId == Actor.PersonId ? null : Document.SubmittedToId;

    /// <summary>Its recipients, who leads first.</summary>
    public IEnumerable<Routing> Routings => Document.Routings.OrderBy(r => r.Part).ThenBy(r => r.Id);

    /// <summary>The parts of it that are in this person's hands.</summary>
    public IEnumerable<Routing> Mine => Routings.Where(Holds);

    public bool Holds(Routing routing) => Actor.Has(Right.HandleDocuments) && routing.IsHeldBy(Actor);

    /// <summary>This person still sees it, as it stands now.</summary>
    public bool StaysInSight =>
        Actor.SeesAll()
        || Document.Open
        || Document.SubmittedToId == Actor.PersonId
        || Document.Routings.Any(r => r.Concerns(Actor) || r.OfficerId == Actor.PersonId);

    public string NameOf(Routing routing) => Book.NameOf(routing.UnitId ?? routing.PersonId);

    /// <summary>In whose hands it is now, in the reader's language.</summary>
    public string Hands =>
        Document.State switch
        {
            IncomingState.Registered => T["Văn thư, chờ trình"],
            IncomingState.SubmittedForDirection => Book.NameOf(Document.SubmittedToId),
            IncomingState.Routed or IncomingState.InHand => string.Join(
                ", ",
                Routings
                    .Where(r => r.Part is Part.Lead && r.IsOpen)
                    .SelectMany(r => new[] { Book.NameOf(r.OfficerId), NameOf(r) })
                    .Where(name => name.Length > 0)
            ),
            IncomingState.SentBack => Document.Issuer,
            _ => "",
        };
}

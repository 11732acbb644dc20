using System.Linq.Expressions;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Kernel.Access;
using Microsoft.EntityFrameworkCore.Query;

namespace DieuHanh.Documents.Registers;

/// <summary>
/// Who sees which rows of the registers. Clerks, leaders and their secretaries see all. Officers and unit heads see what is open to the
/// office, submitted to them, routed to them or their unit, or handed to them or their unit for the reading of its tasks, and what their
/// unit drafted; what was handed to nobody's reading every unit head sees. A connected agency sees no incoming document and of the
/// outgoing ones those addressed to it. Whom a task given from a document names reads that document besides: its text and its files,
/// nothing else the registers say of it.
/// </summary>
public static class DocumentAccess
{
    /// <summary>Sees the registers whole, so that their numbers tell how many rows there are.</summary>
    public static bool SeesAll(this Actor actor) =>
        ReferenceEquals(actor, Actor.System)
        || actor.IsIn(actor.OfficeId, Role.Clerk, Role.OfficeLeader, Role.GovernmentLeader, Role.Secretary);

    public static IQueryable<IncomingDocument> VisibleTo(this IQueryable<IncomingDocument> documents, Actor actor) =>
        actor.SeesAll() ? documents : documents.Where(IncomingFor(actor));

    public static IQueryable<OutgoingDocument> VisibleTo(this IQueryable<OutgoingDocument> documents, Actor actor) =>
        actor.SeesAll() ? documents : documents.Where(OutgoingFor(actor));

    /// <summary>Those whose text and files this person reads: what they see, and what gave their agency a task.</summary>
    public static IQueryable<IncomingDocument> ReadableBy(this IQueryable<IncomingDocument> documents, Actor actor)
    {
        var mine = actor.Agencies;
        return actor.SeesAll() || mine.Count == 0
            ? documents.VisibleTo(actor)
            : documents.Where(Either(IncomingFor(actor), d => d.Readers.Any(r => mine.Contains(r.AgencyId))));
    }

    /// <inheritdoc cref="ReadableBy(IQueryable{IncomingDocument}, Actor)"/>
    public static IQueryable<OutgoingDocument> ReadableBy(this IQueryable<OutgoingDocument> documents, Actor actor)
    {
        var mine = actor.Agencies;
        return actor.SeesAll() || mine.Count == 0
            ? documents.VisibleTo(actor)
            : documents.Where(
                Either(
                    OutgoingFor(actor),
                    d => d.State == OutgoingState.Issued && d.Readers.Any(r => mine.Contains(r.AgencyId))
                )
            );
    }

    /// <summary>Those of both registers. Asked for by their ids, so each is looked up and no register is gone through.</summary>
    public static IQueryable<Document> ReadableBy(this DocumentsDb db, Actor actor)
    {
        if (actor.SeesAll())
        {
            return db.Documents;
        }

        var incoming = db.Incoming.ReadableBy(actor);
        var outgoing = db.Outgoing.ReadableBy(actor);
        return db.Documents.Where(d => incoming.Any(i => i.Id == d.Id) || outgoing.Any(o => o.Id == d.Id));
    }

    private static Expression<Func<IncomingDocument, bool>> IncomingFor(Actor actor)
    {
        if (!actor.InOffice || !actor.Is(Role.Officer, Role.UnitHead))
        {
            return d => false;
        }

        var (me, units, heads) = (actor.PersonId, actor.Units, actor.IsIn(actor.OfficeId, Role.UnitHead));
        return d =>
            d.Open
            || d.SubmittedToId == me
            || d.ReadingOfficerId == me
            || units.Contains(d.ReadingUnitId!.Value)
            || heads && d.TasksAskedAt != null && d.ReadingUnitId == null && d.ReadingOfficerId == null
            || d.Routings.Any(r => r.PersonId == me || r.OfficerId == me || units.Contains(r.UnitId!.Value));
    }

    private static Expression<Func<OutgoingDocument, bool>> OutgoingFor(Actor actor)
    {
        var (me, agencies, units) = (actor.PersonId, actor.Agencies, actor.Units);
        return actor.InOffice && actor.Is(Role.Officer, Role.UnitHead)
            ? d =>
                d.Open
                || d.ReadingOfficerId == me
                || units.Contains(d.ReadingUnitId!.Value)
                || units.Contains(d.UnitId!.Value)
                || d.Recipients.Any(r => agencies.Contains(r.AgencyId))
            : d => d.State == OutgoingState.Issued && d.Recipients.Any(r => agencies.Contains(r.AgencyId));
    }

    private static Expression<Func<T, bool>> Either<T>(
        Expression<Func<T, bool>> one,
        Expression<Func<T, bool>> other
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(
                one.Body,
                ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)
            ),
            one.Parameters
        );
}

using System.Linq.Expressions;
using DieuHanh.Kernel.Access;

namespace DieuHanh.Documents.Incoming;

/// <summary>Which incoming documents wait for a person: to be submitted, directed, given to an officer, handled.</summary>
public static class Waiting
{
    /// <summary>Submitted to this person, or to a leader they enter for.</summary>
    public static Expression<Func<IncomingDocument, bool>> ToDirect(Actor actor)
    {
        var leaders = actor.EntersFor;
        return d => d.State == IncomingState.SubmittedForDirection && leaders.Contains(d.SubmittedToId!.Value);
    }

    /// <summary>Open parts of units this person heads that were given to nobody; who is only informed gives nothing.</summary>
    public static Expression<Func<Routing, bool>> ToGive(Actor actor)
    {
        var headed = actor
            .Positions.Where(p => p.Role is Role.UnitHead && p.AgencyId == actor.OfficeId)
            .Select(p => p.UnitId)
            .OfType<Guid>()
            .ToList();
        return r =>
            (r.State == RoutingState.Routed || r.State == RoutingState.InHand)
            && r.Part != Part.Information
            && r.OfficerId == null
            && headed.Contains(r.UnitId!.Value);
    }

    /// <summary>Open parts that are this person's own.</summary>
    public static Expression<Func<Routing, bool>> ToHandle(Actor actor)
    {
        var me = actor.PersonId;
        return r =>
            (r.State == RoutingState.Routed || r.State == RoutingState.InHand)
            && (r.PersonId == me || r.OfficerId == me);
    }

    /// <summary>All of them, as the register filters by them.</summary>
    public static IQueryable<IncomingDocument> WaitingFor(this IQueryable<IncomingDocument> documents, Actor actor)
    {
        var toHandle = ToHandle(actor);
        var toGive = ToGive(actor);
        var waiting = documents
            .Where(ToDirect(actor))
            .Select(d => d.Id)
            .Concat(documents.Where(d => d.Routings.AsQueryable().Any(toHandle)).Select(d => d.Id))
            .Concat(documents.Where(d => d.Routings.AsQueryable().Any(toGive)).Select(d => d.Id));
        if (actor.Has(Right.KeepRegisters))
        {
            waiting = waiting.Concat(documents.Where(d => d.State == IncomingState.Registered).Select(d => d.Id));
        }

        return documents.Where(d => waiting.Contains(d.Id));
    }
}

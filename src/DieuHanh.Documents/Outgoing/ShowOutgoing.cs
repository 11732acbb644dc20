using DieuHanh.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Documents.Outgoing;

/// <summary>
/// The page of an outgoing document: its text beside its data, files, tasks, what it answers, and what happened to it. An agency it is
/// addressed to, or that a task of it names, sees the document and its own tasks, not what the office noted in its register.
/// </summary>
public static class ShowOutgoing
{
    public const string Url = OutgoingList.Url + "/{id:guid}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SignedIn);

    private static Task<IResult> Get(Guid id, int? start, int? end, OutgoingDesk desk, CancellationToken cancel) =>
        desk.Page(id, start is { } from && end is { } to ? (from, to) : null, cancel: cancel);
}

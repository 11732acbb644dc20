using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Incoming;

/// <summary>What waits for a person among incoming documents. One statement at most, besides what the clerk sent up and did not register.</summary>
internal sealed class IncomingWork(DocumentsDb db, UploadFolder uploads) : IWorkItems
{
    private const int Shown = 6;

    /// <param name="Url">Where the action is done, by its target.</param>
    private sealed record List(IQueryable<WorkRow> Rows, Func<Guid, string> Url, WorkList Empty);

    public async Task<IReadOnlyList<WorkList>> For(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.Has(Right.SeeRegisters))
        {
            return [];
        }

        var lists = Lists(actor);
        IQueryable<WorkRow>? all = null;
        for (var i = 0; i < lists.Count; i++)
        {
            var number = i;
            var one = lists[i]
                .Rows.OrderBy(r => r.Rank)
                .ThenBy(r => r.Due)
                .ThenBy(r => r.Id)
                .Take(Shown + 1)
                .Select(r => new WorkRow
                {
                    List = number,
                    Id = r.Id,
                    Target = r.Target,
                    Due = r.Due,
                    Rank = r.Rank,
                    Number = r.Number,
                    BookedOn = r.BookedOn,
                    Code = r.Code,
                    Issuer = r.Issuer,
                    Subject = r.Subject,
                });
            all = all is null ? one : all.Concat(one);
        }

        var rows = all is null ? [] : await all.ToListAsync(cancel);
        var filled = lists.Select(
            (list, number) =>
                Filled(
                    list,
                    [.. rows.Where(r => r.List == number).OrderBy(r => r.Rank).ThenBy(r => r.Due).ThenBy(r => r.Id)]
                )
        );
        return actor.Has(Right.KeepRegisters) ? [await SentUp(actor, cancel), .. filled] : [.. filled];
    }

    public IReadOnlyList<WorkStart> Starts(Actor actor) =>
        actor.Has(Right.KeepRegisters)
            ?
            [
                new(T["Đăng ký văn bản đến"], UploadFiles.UrlOf(Direction.Incoming)),
                new(T["Đăng ký văn bản đi"], UploadFiles.UrlOf(Direction.Outgoing)),
            ]
            : [];

    private List<List> Lists(Actor actor)
    {
        var documents = db.Incoming.AsNoTracking();
        var lists = new List<List>();
        if (actor.Has(Right.KeepRegisters))
        {
            lists.Add(
                new(
                    WorkRow.Of(documents.Where(d => d.State == IncomingState.Registered)),
                    SubmitIncoming.Url,
                    new(
                        Pain.ToDo,
                        T["Văn bản đến chờ trình"],
                        T["Trình"],
                        T["Văn bản đến đã đăng ký, để trình người cho ý kiến chỉ đạo."],
                        [],
                        $"{IncomingList.Url}?State={IncomingState.Registered}"
                    )
                )
            );
        }

        if (actor.Has(Right.DirectDocuments))
        {
            lists.Add(
                new(
                    WorkRow.Of(documents.Where(Waiting.ToDirect(actor))),
                    DirectIncoming.Url,
                    new(
                        Pain.Decide,
                        T["Văn bản đến chờ ý kiến chỉ đạo"],
                        T["Cho ý kiến"],
                        T["Văn bản đến trình anh/chị, để ghi ý kiến chỉ đạo và chuyển nơi xử lý."],
                        [],
                        Mine
                    )
                )
            );
        }

        if (actor.Is(Role.UnitHead))
        {
            lists.Add(
                new(
                    WorkRow.Of(db.Routings.Where(Waiting.ToGive(actor)), db, part: true),
                    GiveRouting.Url,
                    new(
                        Pain.ToDo,
                        T["Văn bản đến chờ giao chuyên viên"],
                        T["Giao"],
                        T["Văn bản đến chuyển cho đơn vị, để giao chuyên viên."],
                        [],
                        Mine
                    )
                )
            );
        }

        if (actor.Has(Right.HandleDocuments))
        {
            Handling(lists, db.Routings.AsNoTracking().Where(Waiting.ToHandle(actor)));
        }

        return lists;
    }

    private void Handling(List<List> lists, IQueryable<Routing> mine)
    {
        var today = db.Scope.Today;
        var toDo = mine.Where(r => r.Part != Part.Information);
        lists.Add(
            new(
                WorkRow.Of(toDo.Where(r => r.DueOn < today), db),
                Page,
                new(
                    Pain.Late,
                    T["Văn bản đến quá hạn xử lý"],
                    T["Xử lý"],
                    T["Văn bản đến giao anh/chị đã quá hạn xử lý."],
                    [],
                    Mine
                )
            )
        );
        lists.Add(
            new(
                WorkRow.Of(toDo.Where(r => r.DueOn == null || r.DueOn >= today), db),
                Page,
                new(
                    Pain.ToDo,
                    T["Văn bản đến giao tôi xử lý"],
                    T["Xử lý"],
                    T["Văn bản đến giao anh/chị xử lý."],
                    [],
                    Mine
                )
            )
        );
        lists.Add(
            new(
                WorkRow.Of(mine.Where(r => r.Part == Part.Information), db),
                Page,
                new(Pain.Know, T["Văn bản đến để biết"], T["Xem"], T["Văn bản đến chuyển anh/chị để biết."], [], Mine)
            )
        );
    }

    private static string Page(Guid documentId) => $"{IncomingList.Url}/{documentId}";

    private const string Mine = IncomingList.Url + "?Waiting=on";

    private static WorkList Filled(List list, IReadOnlyList<WorkRow> rows) =>
        list.Empty with
        {
            Items =
            [
                .. rows.Take(Shown)
                    .Select(r => new WorkItem(
                        r.Subject,
                        string.Join(
                            " · ",
                            new[] { T["Số đến {0}, ngày {1}", r.Number, r.BookedOn], r.Code, r.Issuer }.Where(s =>
                                s.Length > 0
                            )
                        ),
                        r.Due == WorkRow.Undated ? null : r.Due,
                        list.Url(r.Target)
                    )
                    {
                        Mark = r.Urgent is { } urgency ? Marks.Words(urgency) : null,
                    }),
            ],
            // A list that shows all it has needs no way to the rest.
            MoreUrl = rows.Count > Shown ? list.Empty.MoreUrl : null,
        };

    /// <summary>Files this clerk sent up for either register; they lie in a folder and in no table.</summary>
    private async Task<WorkList> SentUp(Actor actor, CancellationToken cancel)
    {
        var waiting = await uploads.Waiting(actor.PersonId!.Value, cancel);
        return new(
            Pain.ToDo,
            T["Tệp chờ đăng ký"],
            T["Đăng ký"],
            T["Tệp anh/chị đã gửi lên mà chưa đăng ký."],
            [
                .. waiting
                    .Take(Shown)
                    .Select(u => new WorkItem(
                        u.Files[0].Name,
                        u.Files.Count > 1 ? T["và {0} tệp nữa", u.Files.Count - 1] : "",
                        null,
                        UploadFiles.RegisterUrl(u.Direction, u.Id)
                    )),
            ],
            waiting.Count > Shown ? UploadFiles.UrlOf(waiting[Shown].Direction) : null
        );
    }
}

using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A person corrects a proposal. What was corrected counts as looked at.</summary>
public static class EditProposal
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/edit", Post).Needs(Right.GiveTasks);

    /// <param name="Leads">One agency or group on each line, by any name the directory knows.</param>
    public sealed record Form(
        string? Version,
        string? Action,
        string? Leads,
        string? Coordinating,
        string? Due,
        string? DueHour,
        string? Kind,
        string? ReportTo,
        string? Field,
        string? Unit,
        string? Officer,
        string? Decider
    )
    {
        /// <summary>An unticked box sends nothing.</summary>
        public string? KeyTask { get; init; }
        public string? Openness { get; init; }

        /// <summary>Who may be named to decide: the leaders of the government and of the office.</summary>
        internal static IEnumerable<PersonEntry> Deciders(DirectoryBook book) =>
            book.Holders(book.OfficeId, null, Role.GovernmentLeader, Role.OfficeLeader);

        internal static Form Of(Proposal proposal, Grounds grounds) =>
            new(
                $"{proposal.Version}",
                proposal.Action,
                string.Join('\n', proposal.Leads.Select(l => l.Name)),
                string.Join('\n', proposal.Coordinating.Select(c => c.Name)),
                Dates.Show(proposal.Due),
                proposal.DueHour?.ToString("HH:mm"),
                proposal.Kind.ToString(),
                proposal.ReportTo,
                proposal.Field,
                proposal.MonitoringUnit(grounds)?.ToString(),
                proposal.OfficerId?.ToString(),
                proposal.DeciderId?.ToString()
            )
            {
                KeyTask = proposal.KeyTask ? "on" : null,
                Openness = proposal.Openness.ToString(),
            };

        internal FormErrors Read(Proposal proposal, Grounds grounds, out ProposalContent content)
        {
            var book = grounds.Book;
            var due = Typed.Date(Due);
            var hour = Typed.Time(DueHour);
            var kind = Typed.Choice<TaskKind>(Kind);
            var unit = Typed.Id(Unit);
            var officer = Typed.Id(Officer);
            if (officer == proposal.OfficerId && unit != proposal.MonitoringUnit(grounds))
            {
                // Another unit was chosen and the officer left as proposed: the unit names its own.
                officer = book.Person(officer)?.Positions.Any(p => p.UnitId == unit) == true ? officer : null;
            }

            var decider = Typed.Id(Decider);
            var openness = Typed.Choice<Openness>(Openness);
            content = new(
                Typed.Text(Action)?.ReplaceLineEndings(" ") ?? "",
                Named(Leads, proposal, grounds),
                Named(Coordinating, proposal, grounds),
                due,
                hour,
                kind ?? TaskKind.WithoutDeadline,
                Typed.Text(ReportTo),
                Typed.Text(Field),
                unit,
                officer,
                decider,
                Typed.Flag(KeyTask),
                openness ?? Given.Openness.Connected
            );
            var errors = new FormErrors()
                .RequireText(Typed.Text(Action), nameof(Action), "Nhập nội dung nhiệm vụ.", SteeringTask.LongestAction)
                .Require(content.Leads.Count > 0, nameof(Leads), "Nhập cơ quan chủ trì.")
                .Require(
                    due is not null || Typed.Text(Due) is null,
                    nameof(Due),
                    "Hạn không đọc được. Nhập ngày/tháng/năm, ví dụ 31/12/2026."
                )
                .Require(
                    due is null || due >= grounds.IssuedOn,
                    nameof(Due),
                    "Thời hạn {0} trước ngày của văn bản ({1}).",
                    due,
                    grounds.IssuedOn
                )
                .Require(
                    hour is not null || Typed.Text(DueHour) is null,
                    nameof(DueHour),
                    "Giờ không đọc được. Nhập như 17:00."
                )
                .Require(hour is null || due is not null, nameof(DueHour), "Nhập ngày của hạn trước khi nhập giờ.")
                .Require(kind is not null, nameof(Kind), "Chọn loại nhiệm vụ.")
                .Require(
                    kind is not TaskKind.WithDeadline || due is not null || Typed.Text(Due) is not null,
                    nameof(Due),
                    "Nhập ngày của hạn, hoặc chọn loại không có thời hạn."
                )
                .Require(
                    unit is not null && book.Unit(unit)?.AgencyId == book.OfficeId,
                    nameof(Unit),
                    "Chọn đơn vị theo dõi của Văn phòng."
                )
                .Require(
                    officer is null || book.Person(officer)?.Positions.Any(p => p.UnitId == unit) == true,
                    nameof(Officer),
                    "Chuyên viên theo dõi phải thuộc đơn vị theo dõi."
                )
                .Require(
                    Typed.Text(Decider) is null
                        || decider == proposal.DeciderId
                        || Deciders(book).Any(p => p.Id == decider),
                    nameof(Decider),
                    "Người quyết định phải là lãnh đạo đang giữ chức vụ."
                )
                .Require(openness is not null, nameof(Openness), "Chọn phạm vi xem nhiệm vụ.")
                .AtMost(Typed.Text(ReportTo), nameof(ReportTo), 500)
                .AtMost(Typed.Text(Field), nameof(Field), 200);
            Refuse(errors, nameof(Leads), content.Leads, grounds);
            Refuse(
                errors,
                nameof(Coordinating),
                content.Coordinating.Where(c => c is { IsKnown: true, IsPart: false }),
                grounds
            );
            foreach (var both in content.Leads.SelectMany(l => l.Agencies))
            {
                errors.Require(
                    content.Coordinating.All(c => !c.IsSettled || c.IsGroup || !c.Agencies.Contains(both)),
                    nameof(Coordinating),
                    "{0} không thể vừa chủ trì vừa phối hợp.",
                    book.NameOf(both)
                );
            }

            return errors.InOrder(
                nameof(Action),
                nameof(Leads),
                nameof(Coordinating),
                nameof(Kind),
                nameof(Due),
                nameof(DueHour),
                nameof(ReportTo),
                nameof(Unit),
                nameof(Officer),
                nameof(Decider),
                nameof(Field),
                nameof(Openness)
            );
        }

        private static void Refuse(FormErrors errors, string field, IEnumerable<Party> parties, Grounds grounds)
        {
            foreach (var party in parties)
            {
                var gone = party
                    .Agencies.Select(a => grounds.Book.Agency(a))
                    .FirstOrDefault(a => a is not null && !a.ValidOn(grounds.Today));
                errors
                    .Require(party.IsKnown, field, "Không có cơ quan nào tên “{0}” trong danh bạ.", party.Name)
                    .Require(
                        !party.IsAmbiguous,
                        field,
                        "“{0}” có thể là: {1}. Chọn một cơ quan.",
                        party.Name,
                        string.Join(", ", party.Agencies.Select(a => grounds.Book.NameOf(a)))
                    )
                    .Require(
                        !party.IsPart,
                        field,
                        "“{0}” chỉ là một phần của nhóm: ghi rõ từng cơ quan, mỗi dòng một cơ quan.",
                        party.Name
                    )
                    .Require(
                        gone is null,
                        field,
                        "{0} không còn từ sau ngày {1}; nay là {2}.",
                        gone?.Name,
                        gone?.ValidTo,
                        gone is null
                            ? ""
                            : string.Join(", ", grounds.Book.HeirsOn(gone.Id, grounds.Today).Select(h => h.Name))
                    );
            }
        }

        // A name that stood there before keeps what a person chose for it.
        private static List<Party> Named(string? typed, Proposal proposal, Grounds grounds) =>
            [
                .. (Typed.Text(typed) ?? "")
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Trim(';', ',', ' '))
                    .Where(line => line.Length > 0)
                    .Distinct()
                    .Select(line =>
                        proposal.Leads.Concat(proposal.Coordinating).FirstOrDefault(p => p.Name == line && p.IsKnown)
                        ?? Party.Of(line, grounds.Book, grounds.IssuedOn)
                    ),
            ];
    }

    private static async Task<IResult> Post(Guid id, Guid proposal, [FromForm] Form form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var typed = new CardForm(found.Id, ReviewDirective.Edit, Edited: form);
        var errors = form.Read(found, open.Grounds, out var content);
        if (errors.None)
        {
            errors.Against(ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotEdit()));
        }

        if (errors.Any)
        {
            return await desk.Show(open, errors, typed);
        }

        found.Edit(content, open.Grounds);
        return await desk.Save(open, "Sửa nhiệm vụ đề xuất", found.Id, typed);
    }
}

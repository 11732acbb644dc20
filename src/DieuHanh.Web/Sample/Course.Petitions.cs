using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Audit;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;

namespace DieuHanh.Web.Sample;

// What an agency asks for and the office answers: more time, a pause, another agency.
internal sealed partial class Course
{
    public Petition AskExtension(SteeringTask task, Assignment part, DateOnly newDue, DateOnly on)
    {
        const string Why = "Cần thêm thời gian lấy ý kiến các cơ quan liên quan và hoàn thiện hồ sơ.";
        Petition? petition = null;
        chronicle.Tell(
            Hour(on, 8, 16),
            stage.FocalPoint(part.AgencyId),
            "Đề nghị gia hạn",
            () =>
                [
                    petition = Petition.AskExtension(
                        part,
                        newDue,
                        null,
                        Why,
                        $"{dice.Between(20, 900)}/{Initials(part.AgencyId)}",
                        Decider(task),
                        on
                    ),
                ],
            Why
        );
        return petition!;
    }

    public void Consider(SteeringTask task, Petition petition, DateOnly on)
    {
        var by = Officer(task);
        chronicle.Tell(
            Hour(on, 8, 11),
            by,
            "Cho ý kiến về đề nghị",
            () =>
            {
                petition.Consider(true, "Lý do phù hợp; đề nghị đồng ý.", by.PersonId ?? Guid.Empty, on);
                return [petition];
            }
        );
    }

    /// <summary>The leader grants; the secretary enters it.</summary>
    public void Grant(SteeringTask task, Assignment part, Petition petition, DateOnly on)
    {
        var decider = Decider(task);
        var enters = stage.EntersFor(decider);
        chronicle.Tell(
            Hour(on, 13, 16),
            enters,
            petition.Matter is Matter.Extension ? "Đồng ý gia hạn" : "Đồng ý tạm hoãn",
            () =>
            {
                petition.Grant(part, petition.NewDue, "", "Đồng ý.", decider, on);
                return [petition, part];
            },
            behalfOf: enters.PersonId == decider ? null : decider
        );
    }

    public Petition ProposeSuspension(SteeringTask task, Assignment part, string why, DateOnly on)
    {
        var by = Officer(task);
        Petition? petition = null;
        chronicle.Tell(
            Hour(on, 8, 11),
            by,
            "Đề nghị tạm hoãn",
            () =>
                [
                    petition = Petition.Propose(
                        Matter.Suspension,
                        part,
                        why,
                        Decider(task),
                        by.PersonId ?? Guid.Empty,
                        on
                    ),
                ],
            why
        );
        return petition!;
    }

    public void RequestTransfer(Assignment part, string why, Guid? to, DateOnly on) =>
        chronicle.Tell(
            Hour(on, 8, 16),
            stage.FocalPoint(part.AgencyId),
            "Đề nghị chuyển cơ quan khác",
            () =>
            {
                part.RequestTransfer(why, to);
                return [part];
            },
            why
        );

    /// <summary>The agency ended and the office passed its open part to the heir.</summary>
    public Assignment PassOn(SteeringTask task, Assignment part, Guid heirId, DateOnly on)
    {
        Assignment? heir = null;
        chronicle.Tell(
            Hour(on, 8, 9),
            Actor.System,
            "Chuyển cơ quan kế thừa",
            () =>
            {
                heir = task.Transfer(part, stage.Book.Agency(heirId)!, stage.Book, on);
                db.IndexAnew(task, stage.Book);
                return [part, heir];
            }
        );
        return heir!;
    }
}

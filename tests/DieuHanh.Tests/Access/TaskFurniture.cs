using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tasks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Notes;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Progress.Publishing;
using DieuHanh.Tasks.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskFile = DieuHanh.Tasks.Notes.Attachment;

namespace DieuHanh.Tests.Access;

public sealed partial class AccessWorld
{
    /// <summary>
    /// A task of Bộ Tài chính followed by Vụ Tổng hợp, with a petition, a report, a note and a file. A closed one is seen by the office and
    /// that agency only; of an open one the others see that it is there.
    /// </summary>
    private Task FurnishTask(string name, Openness openness) =>
        In(async services =>
        {
            var db = services.GetRequiredService<TasksDb>();
            var document = new DocumentSource(
                Guid.CreateVersion7(),
                "9/CT-TTg",
                new DateOnly(2026, 11, 2),
                "Thủ tướng Chính phủ",
                "Nguyễn Văn Lãnh Đạo",
                null,
                null,
                Words(name)
            );
            var task = db.Give(
                new GivenTask
                {
                    Action = $"Báo cáo {Words(name)}",
                    Document = document,
                    DirectedById = Staff["government-leader"],
                    MonitoringUnitId = Staff.Unit("th"),
                    MonitoringOfficerId = Staff["officer"],
                    Owed = [Staff.Agency("btc")],
                    GivenOn = new DateOnly(2026, 11, 3),
                    Due = new DateOnly(2026, 12, 1),
                    DeadlineRaw = "trước ngày 01/12/2026",
                    Openness = openness,
                },
                await services.GetRequiredService<IDirectory>().Book()
            );
            var part = task.Assignments[0];
            part.Accept(db.Scope.Now);
            var petition = Petition.AskExtension(
                part,
                new DateOnly(2026, 12, 20),
                null,
                Words(name),
                "",
                Staff["government-leader"],
                db.Scope.Today
            );
            var report = CompletionReport.Write(
                part,
                new Result(Words(name), "", null, ""),
                headFirst: false,
                Staff["focal-btc"]
            );
            report.Receive(part, db.Scope.Today, null, db.Scope.Today);
            var bytes = Encoding.UTF8.GetBytes(Words(name));
            var stored = await services.GetRequiredService<FileStore>().Save(new MemoryStream(bytes), "a.txt");
            db.Keep(stored);
            var file = TaskFile.Of(task.Id, report.Id, part.AgencyId, stored.Hash, $"{Secret(name)}.txt");
            var note = ProgressNote.Write(
                task.Id,
                part.Id,
                part.AgencyId,
                Staff["focal-btc"],
                Words(name),
                db.Scope.Now
            );
            db.AddRange(petition, report, file, note);
            await db.SaveAsync("Thử nghiệm");

            string[] hands = [.. OfUnit, .. Leaders, .. OfBtc];
            string[] onlookers = [.. Office.Except(hands), .. openness is Openness.OwnAgency ? [] : OtherAgencies];
            Add("task", new([task.Id], hands, onlookers, Secret(name)));
            Add("assignment", new([part.Id], hands, onlookers, Secret(name)));
            Add("petition", new([petition.Id], hands, onlookers, Secret(name)));
            Add("report", new([report.Id], hands, onlookers, Secret(name)));
            Add("task-file", new([file.Id], hands, onlookers, Secret(name)));
            Add("directive", new([document.Id], hands, onlookers, Secret(name)));
        });
}

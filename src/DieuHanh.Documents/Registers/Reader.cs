using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>An agency that reads a document because a task given from it names the agency; it keeps it when the task passes on.</summary>
public sealed class Reader
{
    public Guid DocumentId { get; init; }
    public Guid AgencyId { get; init; }
}

/// <summary>
/// Hears whom tasks name. Told twice, the row is there already; what is no document of the registers (a leader's spoken direction) has
/// no readers.
/// </summary>
internal sealed class TaskReaders(DocumentsDb db) : IHandle<AgenciesNamed>
{
    public async Task Handle(AgenciesNamed fact, CancellationToken cancel)
    {
        foreach (var agency in fact.AgencyIds)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into documents_reader (document_id, agency_id)
                select id, {agency} from documents_document where id = {fact.DocumentId}
                on conflict (document_id, agency_id) do nothing
                """,
                cancel
            );
        }
    }
}

using System.Runtime.InteropServices;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Backups;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Operations;

/// <summary>What runs here: the program, the steps of its tables with their days, the database, the runtime, the tools beside it.</summary>
public static class VersionDesk
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(OperationsTabs.Versions, Get).Needs(Right.Operate);

    /// <param name="Program">The version, and after a plus sign the mark of its source.</param>
    public sealed record Model(
        string Program,
        string Database,
        string Runtime,
        string System,
        IReadOnlyList<ToolBeside.Found> Tools,
        IReadOnlyList<AppliedScript> Scripts
    );

    private static async Task<RazorComponentResult<VersionDeskPage>> Get(
        KernelDb db,
        IEnumerable<ToolBeside> tools,
        CancellationToken cancel
    ) => new(new { Model = await Load(db, tools, cancel) });

    internal static async Task<Model> Load(KernelDb db, IEnumerable<ToolBeside> tools, CancellationToken cancel)
    {
        var engine = db.Database.IsNpgsql() ? Engine.PostgreSql : Engine.Sqlite;
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        return new Model(
            ProgramVersion.Full,
            $"{(engine is Engine.Sqlite ? "SQLite" : "PostgreSQL")} {connection.ServerVersion}",
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            [.. tools.Select(t => t.Look())],
            await Schema.Applied(connection, engine, cancel)
        );
    }
}

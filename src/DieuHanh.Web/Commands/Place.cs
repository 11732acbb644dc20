using System.CommandLine;
using DieuHanh.Kernel.Audit.Sealing;
using DieuHanh.Kernel.Data;
using Microsoft.Data.Sqlite;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Web.Commands;

/// <summary>Where the office's rows and files are: two options that every command takes.</summary>
public sealed class Place
{
    public Option<string> Data { get; } =
        new("--data")
        {
            HelpName = "DIR",
            Description = T["Thư mục có cơ sở dữ liệu SQLite (dieuhanh.db) và các tệp; nếu không nêu: data."],
            DefaultValueFactory = _ => "data",
        };

    public Option<string?> Connection { get; } =
        new("--connection")
        {
            HelpName = "STRING",
            Description = T[
                "Dùng cơ sở dữ liệu PostgreSQL này; tệp vẫn ở thư mục --data. Có thể đặt trong biến DIEUHANH_CONNECTION."
            ],
        };

    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Connection);
    }

    /// <summary>One of the two was named on the command line or in the environment.</summary>
    public bool IsGiven(ParseResult given) =>
        given.GetResult(Data) is { Implicit: false } || ConnectionIn(given) is not null;

    /// <summary>For a command that writes there: nobody moves the rows away meanwhile, and what it left in the audit is sealed before it ends.</summary>
    /// <exception cref="BadInputException">The connection string cannot be read.</exception>
    /// <exception cref="DieuHanh.Kernel.Domain.RefusedException">The database is being moved.</exception>
    public (Database Database, string Files) Read(ParseResult given)
    {
        var folder = Path.GetFullPath(given.GetRequiredValue(Data));
        var (database, files) = (
            ConnectionIn(given) is { } connection ? PostgreSql(connection) : Database.InFolder(folder),
            Path.Combine(folder, "files")
        );
        (given.InvocationConfiguration as Invocation)?.Writes(database, Seals(files));
        return (database, files);
    }

    /// <summary>For a command that only looks: it makes nothing and seals nothing, so a copy that cannot be written to will do.</summary>
    /// <exception cref="BadInputException">There is no database, or the connection string cannot be read.</exception>
    public (Database Database, SealFiles Seals) Look(ParseResult given)
    {
        var folder = Path.GetFullPath(given.GetRequiredValue(Data));
        var database = ConnectionIn(given) is { } connection
            ? PostgreSql(connection)
            : Database.SqliteFile(Path.Combine(folder, "dieuhanh.db"));
        MustBeThere(database);
        return (database, new SealFiles(folder));
    }

    /// <summary>Key and head of the chain, which lie beside the folder of the files.</summary>
    public static SealFiles Seals(string files) => new(Path.GetDirectoryName(files)!);

    /// <exception cref="BadInputException">There is no SQLite file yet; it is not made by asking.</exception>
    public static void MustBeThere(Database database)
    {
        if (
            database.Engine is Engine.Sqlite
            && new SqliteConnectionStringBuilder(database.Connection).DataSource is var file
            && !File.Exists(file)
        )
        {
            throw new BadInputException(T["Chưa có cơ sở dữ liệu {0}; tạo bằng lệnh dieuhanh db upgrade.", file]);
        }
    }

    private string? ConnectionIn(ParseResult given) =>
        (given.GetValue(Connection) ?? Environment.GetEnvironmentVariable("DIEUHANH_CONNECTION")) is { } connection
        && !string.IsNullOrWhiteSpace(connection)
            ? connection
            : null;

    // What is wrong with it is not repeated: it may hold a password.
    private static Database PostgreSql(string connection)
    {
        try
        {
            return Database.PostgreSql(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new BadInputException(
                T["Chuỗi kết nối PostgreSQL không đúng; ví dụ: Host=localhost;Database=dieuhanh;Username=dieuhanh"]
            );
        }
    }
}

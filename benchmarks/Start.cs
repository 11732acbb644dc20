namespace DieuHanh.Bench;

/// <summary><c>./bench start</c>: how long until the office is ready, and its memory, beside a bare program on the same framework.</summary>
internal static class Start
{
    private const int Times = 5;
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(1.5);

    public static async Task<int> Run()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-bench-").FullName;
        try
        {
            var bare = await Measure(() => Served.Bare(), "/health");
            Reading first;
            await using (var office = await Served.Office(folder))
            {
                first = await Read(office, "/sign-in");
            }

            var warm = await Measure(() => Served.Office(folder), "/sign-in");

            Console.WriteLine($"Median of {Times} starts; ready = /health answers; × = times the bare program.");
            Console.WriteLine();
            var table = new Table("", "ready, ms", "×", "first page, ms", "at rest, MB", "×", "after 500 pages, MB");
            Row(table, "bare ASP.NET Core program", bare, bare);
            Row(table, "office, first start with an empty folder", first, bare);
            Row(table, "office, later starts", warm, bare);
            table.Print();
            Console.WriteLine();
            Console.WriteLine($"Goals: later starts under {Goal.TotalMilliseconds:0} ms, at rest under 200 MB.");
            return warm.Ready <= Goal.TotalMilliseconds && warm.Rest <= 200 ? 0 : 1;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(Table table, string name, Reading r, Reading bare) =>
        table.Add(
            name,
            $"{r.Ready:0}",
            $"{r.Ready / bare.Ready:0.0}",
            $"{r.FirstPage:0}",
            $"{r.Rest:0}",
            $"{r.Rest / bare.Rest:0.0}",
            $"{r.Worked:0}"
        );

    private static async Task<Reading> Measure(Func<Task<Served>> start, string page)
    {
        var readings = new List<Reading>();
        for (var i = 0; i < Times; i++)
        {
            await using var served = await start();
            readings.Add(await Read(served, page));
        }

        return new(
            Median(readings.Select(r => r.Ready)),
            Median(readings.Select(r => r.FirstPage)),
            Median(readings.Select(r => r.Rest)),
            Median(readings.Select(r => r.Worked))
        );
    }

    private static async Task<Reading> Read(Served served, string page)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        var rest = served.Memory();
        var firstPage = await served.Get(page);
        for (var i = 0; i < 500; i++)
        {
            await served.Get(page);
        }

        return new(served.Ready.TotalMilliseconds, firstPage.TotalMilliseconds, rest, served.Memory());
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Times / 2);

    private sealed record Reading(double Ready, double FirstPage, double Rest, double Worked);
}

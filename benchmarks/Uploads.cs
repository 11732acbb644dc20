using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace DieuHanh.Bench;

/// <summary>
/// <c>./bench uploads</c>: a file sent to the office by a form and in parts, beside the least a program on this server can do with the same
/// bytes: write them to the disk and flush. The runs take turns; the disk forgets nothing of one for the other.
/// </summary>
internal static partial class Uploads
{
    private const int Runs = 5;
    private const int Part = 8 << 20;
    private const double Goal = 0.6;

    public static async Task<int> Run()
    {
        var megabytes = int.Parse(
            Environment.GetEnvironmentVariable("DIEUHANH_BENCH_MB") ?? "512",
            CultureInfo.InvariantCulture
        );
        var length = (long)megabytes << 20;
        var folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-bench-").FullName;
        try
        {
            await using var bare = await Served.Bare();
            await using var office = await Served.Office(folder);
            using var clerk = await Person.SignIn(office.Address, "vanthu1");
            using var http = new HttpClient(new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false })
            {
                Timeout = TimeSpan.FromMinutes(10),
            };

            var ways = new (string Name, Func<Task> Send)[]
            {
                ("bare server, written and flushed", () => ToBare(http, bare, length)),
                ("office, one form", () => Form(http, office, clerk, length)),
                ("office, in parts of 8 MB", () => Parts(http, office, clerk, length)),
            };
            var speeds = ways.Select(_ => new List<double>()).ToArray();
            for (var run = 0; run <= Runs; run++)
            {
                foreach (var (way, taken) in ways.Zip(speeds))
                {
                    var since = Stopwatch.StartNew();
                    await way.Send();
                    Clear(folder);

                    // The first run of each warms it up.
                    if (run > 0)
                    {
                        taken.Add(megabytes / since.Elapsed.TotalSeconds);
                    }
                }
            }

            Console.WriteLine($"Median of {Runs} runs in turn, {megabytes} MB each; × = times the bare server.");
            Console.WriteLine();
            var least = Median(speeds[0]);
            var table = new Table("", "MB/s", "×", "runs, MB/s", "most memory, MB");
            foreach (var ((name, _), taken) in ways.Zip(speeds))
            {
                table.Add(
                    name,
                    $"{Median(taken):0}",
                    $"{Median(taken) / least:0.00}",
                    string.Join(' ', taken.Select(t => $"{t:0}")),
                    $"{(taken == speeds[0] ? bare : office).MostMemory():0}"
                );
            }

            table.Print();
            Console.WriteLine();
            Console.WriteLine($"Goal: each at least {Goal:0.0} × the bare server.");
            return speeds.Skip(1).All(s => Median(s) >= Goal * least) ? 0 : 1;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ToBare(HttpClient http, Served bare, long length)
    {
        using var content = new Scan(length);
        await Send(
            http,
            new(HttpMethod.Post, new Uri(bare.Address, "/write")) { Content = content },
            HttpStatusCode.OK
        );
    }

    private static async Task Form(HttpClient http, Served office, Person clerk, long length)
    {
        const string Register = "/documents/incoming/new";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Token(clerk, Register)), "__RequestVerificationToken" },
            { new Scan(length), "Files", "scan.png" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(office.Address, Register)) { Content = form };
        request.Headers.Add("Cookie", clerk.Cookie);
        await Send(http, request, HttpStatusCode.Redirect);
    }

    private static async Task Parts(HttpClient http, Served office, Person clerk, long length)
    {
        var token = await Token(clerk, "/documents/incoming/new");
        var begin = Request(HttpMethod.Post, "/uploads");
        begin.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        var place = await Send(http, begin, HttpStatusCode.Created);
        for (long offset = 0; offset < length; offset += Part)
        {
            var add = Request(HttpMethod.Patch, place!);
            add.Content = new Scan(Math.Min(Part, length - offset), "application/offset+octet-stream");
            add.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            await Send(http, add, HttpStatusCode.NoContent);
        }

        HttpRequestMessage Request(HttpMethod method, string url)
        {
            var request = new HttpRequestMessage(method, new Uri(office.Address, url));
            request.Headers.Add("Cookie", clerk.Cookie);
            request.Headers.Add("RequestVerificationToken", token);
            return request;
        }
    }

    private static async Task<string?> Send(HttpClient http, HttpRequestMessage request, HttpStatusCode expected)
    {
        using var sent = request;
        using var answer = await http.SendAsync(sent);
        return answer.StatusCode == expected
            ? answer.Headers.Location?.OriginalString
            : throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
    }

    private static async Task<string> Token(Person clerk, string page) =>
        TokenField().Match(await clerk.Read(page)).Groups["token"].Value;

    private static readonly string[] Left = ["waiting", "incoming/parts"];

    // What was sent is of no further use, and the disk is not to fill up.
    private static void Clear(string folder)
    {
        foreach (
            var kept in Left.Select(f => new DirectoryInfo(Path.Combine(folder, "files", f)))
                .Where(d => d.Exists)
                .SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories))
        )
        {
            kept.Delete();
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TokenField();

    /// <summary>So many bytes that begin like a picture and cannot be compressed.</summary>
    private sealed class Scan : HttpContent
    {
        private static readonly byte[] Block = Made();
        private readonly long length;

        public Scan(long length, string type = "application/octet-stream")
        {
            this.length = length;
            Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var left = length; left > 0; left -= Block.Length)
            {
                await stream.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }

        private static byte[] Made()
        {
            var block = new byte[1 << 20];
            new Random(7).NextBytes(block);
            block[0] = 0x89;
            "PNG\r\n\u001a\n"u8.CopyTo(block.AsSpan(1));
            return block;
        }
    }
}

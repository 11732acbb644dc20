using System.Net.Http.Headers;
using System.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>Forms with files as no browser sends them, and what is left of them on the disk.</summary>
internal static class Sending
{
    public const string Register = "/documents/incoming/new";
    private const string Boundary = "ranh-gioi";

    /// <summary>A part of a form as it is written on the line.</summary>
    public static byte[] Part(string headers, byte[] content) =>
        [.. Encoding.UTF8.GetBytes($"--{Boundary}\r\n{headers}\r\n\r\n"), .. content, .. "\r\n"u8];

    public static byte[] Field(string name, string value) =>
        Part($"Content-Disposition: form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));

    public static byte[] File(string fileName, byte[] content, string type = "application/octet-stream") =>
        Part(
            $"Content-Disposition: form-data; name=\"Files\"; filename=\"{fileName}\"\r\nContent-Type: {type}",
            content
        );

    public static byte[] Token(Page page) =>
        Field("__RequestVerificationToken", page.Value("input[name=__RequestVerificationToken]")!);

    /// <summary>Sends these parts as they are.</summary>
    public static Task<Page> Send(this Visitor visitor, params byte[][] parts) => visitor.SendTo(Register, parts);

    public static async Task<Page> SendTo(this Visitor visitor, string url, params byte[][] parts)
    {
        using var body = new ByteArrayContent([
            .. parts.SelectMany(p => p),
            .. Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"),
        ]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return await visitor.Post(url, body);
    }

    /// <summary>Begins a file of this length and answers its address.</summary>
    public static async Task<string> Begin(this Visitor visitor, Page page, long length)
    {
        var begun = await visitor.Script(page, HttpMethod.Post, "/uploads", null, ("Upload-Length", $"{length}"));
        begun.Status.ShouldBe(201, begun.Text("main"));
        return begun.Location!;
    }

    public static async Task<Page> Add(
        this Visitor visitor,
        Page page,
        string url,
        long offset,
        byte[] part,
        params (string Name, string Value)[] headers
    )
    {
        using var content = new ByteArrayContent(part);
        content.Headers.ContentType = new("application/offset+octet-stream");
        return await visitor.Script(page, HttpMethod.Patch, url, content, [("Upload-Offset", $"{offset}"), .. headers]);
    }

    /// <summary>How far the server says it is; null where it knows nothing of it.</summary>
    public static async Task<long?> Offset(this Visitor visitor, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(url, UriKind.Relative));
        using var answer = await visitor.Raw(request);
        return answer.Headers.TryGetValues("Upload-Offset", out var offset) ? long.Parse(offset.Single(), null) : null;
    }

    public static byte[] Named(string url, string fileName) =>
        Field(ResumableUploads.Field, $"Files:{url.Split('/')[^1]}:{fileName}");

    /// <summary>Every file of the store whose bytes hold these words.</summary>
    public static string[] Holding(this World world, string words)
    {
        var looked = Encoding.UTF8.GetBytes(words);
        var folder = world.App.Services.GetRequiredService<FileSettings>().Folder;
        return
        [
            .. System
                .IO.Directory.CreateDirectory(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(f => f.FullName)
                .Where(f => System.IO.File.ReadAllBytes(f).AsSpan().IndexOf(looked) >= 0),
        ];
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

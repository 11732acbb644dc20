using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DieuHanh.Kernel.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DieuHanh.Directory.Personal;

/// <summary>
/// All that is kept about a person as one JSON file: the parts with their reasons, then every thing that names the person, written while it
/// is read.
/// </summary>
internal sealed class ExportFile(IEnumerable<IPersonalData> sources, Guid personId, DateTime at) : IResult
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        var cancel = httpContext.RequestAborted;
        answer.Headers.CacheControl = "no-store";
        answer.ContentType = "application/json; charset=utf-8";

        // Names the person by no word of theirs: the file's name stands in the list of downloads for all to see.
        answer.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"du-lieu-ca-nhan-{at:yyyyMMdd}.json",
        }.ToString();
        var ordered = sources.OrderBy(s => s.Order).ToList();
        await using var json = new Utf8JsonWriter(answer.Body, Readable);
        json.WriteStartObject();
        json.WriteString("person", personId);
        json.WriteString("at", at);
        json.WriteStartArray("parts");
        foreach (var source in ordered)
        {
            foreach (var part in await source.Of(personId, cancel))
            {
                Write(json, part);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("records");
        foreach (var source in ordered)
        {
            await foreach (var one in source.Details(personId).WithCancellation(cancel))
            {
                Write(json, one);
                if (json.BytesPending > 1 << 14)
                {
                    await json.FlushAsync(cancel);
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static void Write(Utf8JsonWriter json, PersonalPart part)
    {
        json.WriteStartObject();
        json.WriteString("title", part.Title);
        json.WriteString("why", part.Why);
        json.WriteString("onErasure", part.Fate is Fate.Erased ? "erased" : "kept");
        json.WriteStartArray("values");
        foreach (var value in part.Values)
        {
            json.WriteStartObject();
            json.WriteString("label", value.Label);
            json.WriteString("value", value.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PersonalRecord one)
    {
        json.WriteStartObject();
        json.WriteString("kind", one.Kind);
        if (one.At is { } at)
        {
            json.WriteString("at", at);
        }

        json.WriteString("text", one.Text);
        json.WriteString("thing", one.Url);
        json.WriteEndObject();
    }
}

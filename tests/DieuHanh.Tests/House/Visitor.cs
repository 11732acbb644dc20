using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DieuHanh.Tests.House;

/// <summary>
/// A browser without JavaScript: it keeps cookies, sends every field of the form it saw as it stands, and does not follow redirects by
/// itself. A field given as null is not sent.
/// </summary>
public sealed class Visitor(HttpMessageHandler server, Uri address)
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient client = new(new Cookies(server)) { BaseAddress = address };

    public Visitor(World world)
        : this(world.Server.CreateHandler(), new Uri("http://localhost")) { }

    public static Task<Visitor> SignedIn(World world, string userName, string password = Staff.Password) =>
        new Visitor(world).SignedIn(userName, password);

    public async Task<Visitor> SignedIn(string userName, string password = Staff.Password)
    {
        var visitor = this;
        var answer = await visitor.Submit("/sign-in", ("UserName", userName), ("Password", password));
        answer.Status.ShouldBe(302, $"{userName} could not sign in: {answer.Text("main")}");
        return visitor;
    }

    /// <summary>Sent with every request: where the browser says the request comes from, what a proxy adds.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    public async Task<Page> Get(string url)
    {
        using var response = await client.GetAsync(
            new Uri(url, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return await Read(response);
    }

    /// <summary>A download as it came.</summary>
    public Task<byte[]> Bytes(string url) =>
        client.GetByteArrayAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Follows up to five redirects.</summary>
    public async Task<Page> Follow(Page page)
    {
        for (var hops = 0; page.Location is { } next && hops < 5; hops++)
        {
            page = await Get(next);
        }

        return page;
    }

    /// <summary>Opens the page with the form, fills it and sends it to where the form says, or to <paramref name="url"/> itself.</summary>
    public Task<Page> Submit(string url, params (string Name, string? Value)[] fields) => SubmitFrom(url, url, fields);

    /// <summary>Takes the tokens from the page at <paramref name="seenAt"/> and sends the fields to <paramref name="action"/>.</summary>
    public async Task<Page> SubmitFrom(string seenAt, string action, params (string Name, string? Value)[] fields)
    {
        var form = await Get(seenAt);
        return await Send(form, action, fields);
    }

    /// <summary>Sends the fields with the tokens of a page seen earlier (the back button, a second click).</summary>
    public async Task<Page> Send(Page seen, string action, params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            Fields(seen, action, fields)
                .Where(f => f.Value is not null)
                .Select(f => KeyValuePair.Create(f.Name, f.Value!))
        );
        return await Post(action, content);
    }

    /// <summary>Sends a form with files.</summary>
    public async Task<Page> Upload(
        string seenAt,
        string action,
        IEnumerable<(string Field, string FileName, byte[] Content)> files,
        params (string Name, string? Value)[] fields
    )
    {
        var seen = await Get(seenAt);
        return await SendFiles(seen, action, files, fields);
    }

    /// <summary>Sends a form with files, with the tokens of a page seen earlier.</summary>
    public async Task<Page> SendFiles(
        Page seen,
        string action,
        IEnumerable<(string Field, string FileName, byte[] Content)> files,
        params (string Name, string? Value)[] fields
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(seen, action, fields))
        {
            if (value is not null)
            {
                content.Add(new StringContent(value), name);
            }
        }

        foreach (var (field, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, fileName);
        }

        return await Post(action, content);
    }

    public async Task<Page> Post(string url, HttpContent content)
    {
        using var response = await client.PostAsync(
            new Uri(url, UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        return await Read(response);
    }

    /// <summary>What a script of the page sends: the token of its form in a header.</summary>
    public async Task<Page> Script(
        Page seen,
        HttpMethod method,
        string url,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative)) { Content = content };
        request.Headers.Add("RequestVerificationToken", seen.Value("input[name=__RequestVerificationToken]"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await Raw(request);
        return await Read(response);
    }

    public async Task<HttpResponseMessage> Raw(HttpRequestMessage request) =>
        await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

    // Everything a browser would send of the form for this action as it stands, except what the test fills in itself. Where the page has
    // no such form (a foreign address is tried), only the tokens of another one are sent.
    private static IEnumerable<(string Name, string? Value)> Fields(
        Page seen,
        string action,
        IReadOnlyCollection<(string Name, string? Value)> filled
    )
    {
        var forms = seen.Document.QuerySelectorAll("form[method=post]").Cast<IHtmlFormElement>().ToList();
        var form =
            forms.FirstOrDefault(f => f.GetAttribute("action") == action)
            ?? forms.FirstOrDefault(f => f.GetAttribute("action") is null);
        var names = filled.Select(f => f.Name).ToHashSet();
        var shown = (form ?? forms.LastOrDefault())?.Elements.Where(e => !e.HasAttribute("disabled")) ?? [];
        return shown
            .SelectMany(e =>
                e switch
                {
                    IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
                    IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked
                        ? [(box.Name!, (string?)box.Value)]
                        : [],
                    IHtmlInputElement input => form is null && input.Type != "hidden"
                        ? []
                        : [(input.Name!, (string?)input.Value)],
                    IHtmlTextAreaElement area => form is null ? [] : [(area.Name!, (string?)area.Value)],
                    IHtmlSelectElement choice => form is null
                        ? []
                        : Chosen(choice).Select(o => (choice.Name!, (string?)o.Value)),
                    _ => Enumerable.Empty<(string, string?)>(),
                }
            )
            .Where(f => f.Item1 is { Length: > 0 } && !names.Contains(f.Item1))
            .Concat(filled);
    }

    // A browser chooses the first line of a list where the page chooses none.
    private static IEnumerable<IHtmlOptionElement> Chosen(IHtmlSelectElement choice) =>
        choice.SelectedOptions.Length > 0 || choice.IsMultiple ? choice.SelectedOptions : choice.Options.Take(1);

    private static async Task<Page> Read(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Page(
            (int)response.StatusCode,
            response.Headers.Location?.OriginalString,
            body,
            Parser.ParseDocument(body)
        )
        {
            RetryAfter = response.Headers.RetryAfter?.Delta?.TotalSeconds,
        };
    }

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var header = jar.GetCookieHeader(request.RequestUri!);
            if (header.Length > 0)
            {
                request.Headers.Add("Cookie", header);
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    jar.SetCookies(request.RequestUri!, cookie);
                }
            }

            return response;
        }
    }
}

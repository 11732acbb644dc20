using System.Text;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DieuHanh.Tests.Kernel;

/// <summary>What a form may hold, and how little is read of one that holds more.</summary>
public sealed class FormReadingTests
{
    private const string Multipart = "multipart/form-data; boundary=x";
    private const string Word = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
    private const string File = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";

    [Fact]
    public async Task A_field_without_end_is_read_no_further_than_a_form_goes()
    {
        var body = new Body(Word, most: 200L << 20);

        (await Refused(Multipart, body)).ShouldBe(413);

        body.Given.ShouldBeLessThan(2 * FormReading.MostWords);
    }

    [Fact]
    public async Task Fields_and_their_names_are_counted_together()
    {
        var thousand = Word + new string('a', 1000) + "\r\n";
        var fitting = string.Concat(Enumerable.Repeat(thousand, 1000)) + "--x--\r\n";
        var body = new Body(fitting);
        (await Read(Multipart, body))["a"].Count.ShouldBe(1000);

        (await Refused(Multipart, new Body(string.Concat(Enumerable.Repeat(thousand, 1100)) + "--x--\r\n"))).ShouldBe(
            413
        );
        var named = $"--x\r\nContent-Disposition: form-data; name=\"{new string('n', 1000)}\"\r\n\r\n\r\n";
        (await Refused(Multipart, new Body(string.Concat(Enumerable.Repeat(named, 1100)) + "--x--\r\n"))).ShouldBe(413);
    }

    [Fact]
    public async Task Of_a_file_nobody_wants_only_the_name_is_kept()
    {
        var request = Request(Multipart, new Body(File, most: 1L << 20, end: "\r\n--x--\r\n"));
        var form = await FormReading.Read(request, intake: null, TestContext.Current.CancellationToken);
        form.Files.ShouldHaveSingleItem().FileName.ShouldBe("f");
        form.Files[0].Length.ShouldBe(0);
    }

    [Fact]
    public async Task Words_alone_are_an_ordinary_form_where_files_are_taken_too()
    {
        var request = Request("application/x-www-form-urlencoded", new Body("a="));
        request.ContentLength = LargeForms.Ordinary + 1;

        (await Refused(request)).ShouldBe(413);
    }

    [Theory]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=\"\"", "")]
    [InlineData(Multipart, "no boundary at all")]
    [InlineData(Multipart, Word + "cut off")]
    [InlineData(Multipart, "--x\r\nno header\r\n\r\n\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x; charset=utf-7", Word + "\r\n--x--")]
    [InlineData(
        Multipart,
        "--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n\r\n--x--"
    )]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", "a=b")]
    [InlineData("application/x-www-form-urlencoded", "a=b%00c")]
    public async Task What_cannot_be_read_is_no_form(string type, string body) =>
        (await Refused(type, new Body(body))).ShouldBe(400);

    [Fact]
    public async Task A_boundary_longer_than_any_is_no_form() =>
        (await Refused($"multipart/form-data; boundary={new string('x', 5000)}", new Body(""))).ShouldBe(400);

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=ch%E1%BB%AF")]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", "a=ch%E1%BB%AF")]
    [InlineData(Multipart, Word + "chữ\r\n--x--\r\n")]
    public async Task What_browsers_send_is_read(string type, string body) =>
        (await Read(type, new Body(body)))["a"].ToString().ShouldBe("chữ");

    private static async Task<int> Refused(HttpRequest request) =>
        (
            await Should.ThrowAsync<BadHttpRequestException>(() =>
                FormReading.Read(request, intake: null, TestContext.Current.CancellationToken)
            )
        ).StatusCode;

    private static Task<int> Refused(string type, Body body) => Refused(Request(type, body));

    private static Task<IFormCollection> Read(string type, Body body) =>
        FormReading.Read(Request(type, body), intake: null, TestContext.Current.CancellationToken);

    // To an address that takes large files.
    private static HttpRequest Request(string type, Body body)
    {
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new TakesFiles()), null));
        http.Request.ContentType = type;
        http.Request.Body = body;
        return http.Request;
    }

    /// <summary>A beginning, so many times the letter a, and an end, made while it is read.</summary>
    private sealed class Body(string begin, long most = 0, string end = "") : Stream
    {
        private readonly byte[] begin = Encoding.UTF8.GetBytes(begin);
        private readonly byte[] end = Encoding.UTF8.GetBytes(end);

        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Fill(buffer.Span));

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => Task.FromResult(Fill(buffer.AsSpan(offset, count)));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Fill(Span<byte> buffer)
        {
            var filled = 0;
            for (; filled < buffer.Length && Given < begin.Length + most + end.Length; filled++, Given++)
            {
                buffer[filled] =
                    Given < begin.Length ? begin[Given]
                    : Given < begin.Length + most ? (byte)'a'
                    : end[Given - begin.Length - most];
            }

            return filled;
        }
    }
}

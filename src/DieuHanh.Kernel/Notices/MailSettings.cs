using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace DieuHanh.Kernel.Notices;

/// <summary>How notices leave by e-mail. Off until a host is named (configuration section <c>Mail</c>).</summary>
public sealed class MailSettings
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 25;
    public string From { get; set; } = "";
    public string? UserName { get; set; }
    public string? Password { get; set; }

    /// <summary>Asks for TLS; an unprotected server is only for the office's own machine.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The address of the office in links, without a slash at the end.</summary>
    public string Site { get; set; } = "http://localhost:5080";

    public bool On => Host.Length > 0 && From.Length > 0;

    /// <summary>Opens the connection where it is not open yet.</summary>
    public async Task Connect(SmtpClient client, CancellationToken cancel)
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(Host, Port, Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancel);
        if (UserName is { } user)
        {
            await client.AuthenticateAsync(user, Password ?? "", cancel);
        }
    }

    /// <summary>A letter of plain text from the office.</summary>
    public MimeMessage Letter(string address, string subject, string text)
    {
        var letter = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = text },
        };
        letter.From.Add(MailboxAddress.Parse(From));
        letter.To.Add(MailboxAddress.Parse(address));
        return letter;
    }
}

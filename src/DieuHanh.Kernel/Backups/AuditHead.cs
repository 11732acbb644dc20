namespace DieuHanh.Kernel.Backups;

/// <summary>
/// Where the audit ends: how many records there are and a SHA-256 over all of them in order. What was backed up, restored or moved must
/// end there too; this is the one place where it is compared.
/// </summary>
public sealed record AuditHead(long Records, string Sha256)
{
    private const string Table = "kernel_audit";

    internal static AuditHead Of(IEnumerable<TableDigest> digests) =>
        digests.FirstOrDefault(d => d.Name == Table) is { } audit
            ? new AuditHead(audit.Rows, audit.Sha256)
            : new AuditHead(0, "");
}

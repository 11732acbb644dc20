using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Documents.Registers;
using DieuHanh.Documents.SecretLines;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents;

/// <summary>The registers: books and their numbers, documents, files, routing.</summary>
public sealed class DocumentsDb(DbContextOptions<DocumentsDb> options, ModuleScope scope)
    : ModuleDb(options, scope, "documents")
{
    public DbSet<Book> Books => Set<Book>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<IncomingDocument> Incoming => Set<IncomingDocument>();
    public DbSet<OutgoingDocument> Outgoing => Set<OutgoingDocument>();
    public DbSet<Register> Registers => Set<Register>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<FileReading> FileReadings => Set<FileReading>();
    public DbSet<Routing> Routings => Set<Routing>();
    public DbSet<Recipient> Recipients => Set<Recipient>();
    public DbSet<Reader> Readers => Set<Reader>();
    public DbSet<SecretLine> SecretLines => Set<SecretLine>();
    public DbSet<SecretLineRule> SecretLineRules => Set<SecretLineRule>();

    /// <summary>The clerks, and the program itself, see documents that are withheld because of a secrecy mark; nobody else does, anywhere.</summary>
    public bool SeesWithheld =>
        ReferenceEquals(Scope.Actor, Actor.System) || Scope.Actor.IsIn(Scope.Actor.OfficeId, Role.Clerk);

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<FileReading>().HasKey(r => r.Hash);
        model.Entity<Register>().HasKey(r => new { r.BookId, r.Year });
        model.Entity<Reader>().HasKey(r => new { r.DocumentId, r.AgencyId });
        model
            .Entity<Document>()
            .HasDiscriminator<string>("direction")
            .HasValue<IncomingDocument>(nameof(Direction.Incoming))
            .HasValue<OutgoingDocument>(nameof(Direction.Outgoing));
        model.Entity<Document>().HasQueryFilter(d => d.WithheldAt == null || SeesWithheld);
        model.Entity<Document>().Property<string>("direction").HasColumnName("direction");
        model.Entity<IncomingDocument>().Property(d => d.State).HasColumnName("state");
        model.Entity<OutgoingDocument>().Property(d => d.State).HasColumnName("state");
        model.Entity<IncomingDocument>().HasMany(d => d.Routings).WithOne().HasForeignKey(r => r.DocumentId);
        model.Entity<OutgoingDocument>().HasMany(d => d.Recipients).WithOne().HasForeignKey(r => r.DocumentId);
        model.Entity<Document>().HasMany(d => d.Readers).WithOne().HasForeignKey(r => r.DocumentId);
        model.Entity<Document>().HasMany<Attachment>().WithOne().HasForeignKey(a => a.DocumentId);
        model.Entity<Book>().HasMany<Document>().WithOne().HasForeignKey(d => d.BookId);
    }
}

using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Events;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tasks.Review;

/// <summary>Everything about checking what was read in a directive: its tables, pages and the fact it listens to.</summary>
internal static class ReviewModule
{
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddScoped<DirectiveIntake>()
            .AddScoped<ReviewDesk>()
            .AddScoped<IWorkItems, ReviewWork>()
            .Listen<DocumentRegistered, DirectiveRegistered>();

    public static void MapReview(this IEndpointRouteBuilder app)
    {
        ReadDirective.Map(app);
        ReviewDirective.Map(app);
        AcceptProposal.Map(app);
        EditProposal.Map(app);
        SplitProposal.Map(app);
        MergeProposals.Map(app);
        RejectProposal.Map(app);
        ChooseAgency.Map(app);
        ChainProposal.Map(app);
        AddProposal.Map(app);
        ConfirmReview.Map(app);
        SpokenDirections.Map(app);
        ReviewList.Map(app);
        ReviewJson.Map(app);
    }

    public static void DescribeReview(this ModelBuilder model)
    {
        // Values inside a column, never rows of their own.
        model.Ignore<Party>().Ignore<ReadDoubt>().Ignore<ReadCue>();
        model.Entity<DirectiveReview>();
        var proposal = model.Entity<Proposal>();
        proposal.HasOne<DirectiveReview>().WithMany().HasForeignKey(p => p.ReviewId);
        proposal.Property(p => p.Leads).HasConversion(new JsonColumn<Party>(), JsonColumn<Party>.Comparer);
        proposal.Property(p => p.Coordinating).HasConversion(new JsonColumn<Party>(), JsonColumn<Party>.Comparer);
        proposal.Property(p => p.Doubts).HasConversion(new JsonColumn<ReadDoubt>(), JsonColumn<ReadDoubt>.Comparer);
        proposal.Property(p => p.Cues).HasConversion(new JsonColumn<ReadCue>(), JsonColumn<ReadCue>.Comparer);
    }
}

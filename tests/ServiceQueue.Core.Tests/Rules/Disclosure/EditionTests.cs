using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Tests.Rules.Asking;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Disclosure;

/// <summary>What a published catalogue must hold, and which one is used.</summary>
public sealed class EditionTests
{
    private const string Update = "R-CAT-UPDATE";

    [Fact]
    public void R_PUB_GUIDE_kept() => Published(Editions.Item, Editions.Promised(5) with { Id = "SV-2" },
            Editions.Item with { Id = "SV-3", Basis = "", IsIncomplete = true })
        .Breaches("R-PUB-GUIDE").Should().BeEmpty();

    [Fact]
    public void R_PUB_GUIDE_broken()
    {
        var found = Published(Editions.Item with { Basis = "", Conditions = "" })
            .Breaches("R-PUB-GUIDE").Should().ContainSingle().Subject;
        found.Says.ZhCn.Should().Contain("办事依据、办理条件");
        found.Evidence.Should().Equal(4);
    }

    [Fact]
    public void R_PUB_FEE_kept() => Published(
            Editions.Item, Editions.Item with { Id = "SV-2", Fee = 10, FeeBasis = "价格法第18条" })
        .Breaches("R-PUB-FEE").Should().BeEmpty();

    [Fact]
    public void R_PUB_FEE_broken() => Published(Editions.Item with { Fee = 400 })
        .Breaches("R-PUB-FEE").Should().ContainSingle().Which.Subject.Should().Be("2026-2 SV-1");

    [Fact]
    public void R_PUB_FORMS_kept() => Published(
            Editions.Item with { Forms = [new FormPlan("申请表", "/forms/a.pdf", "/forms/a-sample.pdf")] })
        .Breaches("R-PUB-FORMS").Should().BeEmpty();

    [Fact]
    public void R_PUB_FORMS_broken() => Published(
            Editions.Item with { Forms = [new FormPlan("申请表", "/forms/a.pdf")] })
        .Breaches("R-PUB-FORMS").Should().ContainSingle();

    [Fact]
    public void R_CAT_UPDATE_kept_over_a_change_in_the_middle_of_a_visit()
    {
        var journal = Published(Editions.Item);
        journal.Then(new CataloguePublished(
                Editions.Of("2026-3", journal.Time("2026-03-02 10:00"), Editions.Promised(5))))
            .At("2026-03-02 09:50").Issued(Morning.First, 1)
            .At("2026-03-02 10:00").Then(new CatalogueInForce("2026-3"))
            .At("2026-03-02 10:05").Served(Morning.First).Then(Received("2026-2"))
            .Breaches(Update, "2026-03-03 10:00").Should().BeEmpty();
    }

    [Fact]
    public void R_CAT_UPDATE_broken_by_the_wrong_edition()
    {
        var found = Published(Editions.Item).Issued(Morning.First, 1).Served(Morning.First)
            .Then(Received("2026-1")).Breaches(Update).Should().ContainSingle().Subject;
        found.Subject.Should().Be("2026-00001");
        found.Evidence.Should().Equal(8);
    }

    [Fact]
    public void R_CAT_UPDATE_broken_by_a_silent_change_a_late_one_or_one_never_in_force()
    {
        var journal = Morning.Of("2026-03-02").At("2026-03-02 09:00");
        var now = journal.Time("2026-03-02 09:00");
        journal.Then(new CataloguePublished(Editions.Of("1", now, Editions.Item) with { Approver = "张主任" }))
            .Then(new CataloguePublished(Editions.Of("1", now, Editions.Item)))
            .Then(new CataloguePublished(
                Editions.Of("2", journal.Time("2026-03-01 09:00"), Editions.Item)))
            .Then(new CataloguePublished(
                Editions.Of("3", journal.Time("2026-03-02 10:00"), Editions.Item)));
        journal.Breaches(Update, "2026-03-02 12:00").Select(f => (f.Evidence[0], f.At)).Should().Equal(
            (4, now), (5, now), (6, now), (7, journal.Time("2026-03-02 11:00")));
    }

    private static TestJournal Published(params ItemPlan[] items)
    {
        var journal = Morning.Of("2026-03-02").At("2026-03-02 09:00");
        return journal.Then(
            new CataloguePublished(Editions.Of("2026-2", journal.Time("2026-03-02 09:00"), items)));
    }

    private static CaseReceived Received(string version) => new(
        "2026-00001", Morning.First, 1, "clerk-1", "SV-1", version, "on-spot", new Applicant("王某"), []);
}

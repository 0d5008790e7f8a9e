using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Tests.Rules.Disclosure;
using Xunit;

namespace ServiceQueue.Core.Tests.Disclosure;

/// <summary>Publishing, and what may not be published.</summary>
public sealed class DisclosureVerbsTests
{
    private static readonly string[] Families =
        ["R-PUB-", "R-CAT-", "R-PHRASE-", "R-SYS-", "R-ARC-", "R-PRIV-", "R-LEDGER-", "R-LOG-", "R-LIAISON-"];

    private static readonly PublishCatalogue First = new("2026-1", null, "张主任", "李局长", [Editions.Item]);

    [Fact]
    public void A_coming_edition_waits_for_its_time_and_older_tickets_keep_theirs()
    {
        var hall = new TestHall();
        hall.Do(First);
        hall.State.Books.Disclosure.Catalogue!.Version.Should().Be("2026-1");
        var from = hall.Now + Duration.FromHours(1);
        hall.Do(First with { Version = "2026-2", EffectiveAt = from });
        hall.State.Books.Disclosure.Catalogue!.Version.Should().Be("2026-1");
        Hall.NextAlarm(hall.State).Should().Be(from);
        var ticket = hall.Now;
        hall.Now = from;
        hall.Do(new Wake()).Should().Equal(new CatalogueInForce("2026-2"));
        var book = hall.State.Books.Disclosure;
        (book.Catalogue!.Version, book.EditionAt(ticket)!.Version, book.Coming.Length)
            .Should().Be(("2026-2", "2026-1", 0));
    }

    [Fact]
    public void A_catalogue_is_refused_that_nobody_else_approved_or_that_changes_what_was_published()
    {
        var hall = new TestHall();
        Forbidden(hall, First with { Approver = "张主任" }).Should().Be("R-CAT-UPDATE");
        Forbidden(hall, First with { EffectiveAt = hall.Now - Duration.FromDays(1) })
            .Should().Be("R-CAT-UPDATE");
        hall.Do(First);
        Forbidden(hall, First).Should().Be("R-CAT-UPDATE");
        hall.Refuse(First with { Version = "2", Items = [Editions.Item, Editions.Item] })
            .Code.Should().Be(RefusalCode.FieldMissing);
    }

    [Fact]
    public void A_fee_without_basis_and_an_impolite_or_personal_text_are_never_published()
    {
        var hall = new TestHall();
        Forbidden(hall, First with { Items = [Editions.Item with { Fee = 400 }] }).Should().Be("R-PUB-FEE");
        Forbidden(hall, First with { Items = [Editions.Item with { Conditions = "有牌子，自己看" }] })
            .Should().Be("R-PHRASE-FORBIDDEN");
        Forbidden(hall, First with { Items = [Editions.Item with { Place = "找13800001111" }] })
            .Should().Be("R-PRIV-PROTECT");
    }

    [Fact]
    public void An_item_with_gaps_is_published_and_marked()
    {
        var hall = new TestHall();
        hall.Do(First with { Items = [Editions.Item with { Basis = "", Steps = default }] });
        hall.State.Books.Disclosure.Catalogue!.Items[0].IsIncomplete.Should().BeTrue();
        hall.State.Books.Disclosure.Catalogue.Items[0].Steps.Should().BeEmpty();
    }

    [Fact]
    public void An_empty_page_is_refused_and_six_good_ones_are_shown()
    {
        var hall = new TestHall();
        var six = Editions.SixPages();
        Forbidden(hall, new PublishPages(
            [new DisclosurePage("limits", new Words("时限"), [])], "张主任", "李局长")).Should().Be("R-PUB-SIX");
        hall.Do(new PublishPages(six.Pages, six.Author, six.Approver));
        hall.State.Books.Disclosure.Pages.Keys.Should().BeEquivalentTo(DisclosurePages.Kinds);
    }

    [Fact]
    public void The_archive_is_opened_with_approval_alone()
    {
        var hall = new TestHall();
        Forbidden(hall, new ViewRecord("2026-00001", "张三", "核对", "张三")).Should().Be("R-ARC-BORROW");
        hall.Do(new CopyRecord("2026-00001", "张三", "核对", "李局长"));
    }

    [Fact]
    public void A_liaison_is_changed_with_a_reason_and_a_record_is_for_its_friday()
    {
        var hall = new TestHall();
        hall.Do(new NameLiaison(1, "王芳", "主任", ""));
        hall.Refuse(new NameLiaison(1, "陈静", "主任", "")).Subject.Should().Be("reason");
        hall.Do(new NameLiaison(1, "陈静", "主任", "岗位调整")).Should().Equal(
            new LiaisonNamed(1, "陈静", "王芳", "主任", "岗位调整"));
        hall.Do(new LogLiaison(1, "县人社局", "核对在办事项", [], "陈静")).OfType<LiaisonLogged>().Single()
            .Week.Should().Be(new LocalDate(2026, 2, 27), "the test begins on a Monday");
    }

    [Fact]
    public void What_the_verbs_write_breaks_no_rule_of_disclosure_or_ledger()
    {
        var hall = new TestHall();
        var six = Editions.SixPages();
        hall.Do(First with { Items = [Editions.Item, Editions.Item with { Id = "SV-2", Basis = "" }] });
        hall.Do(First with { Version = "2", EffectiveAt = hall.Now + Duration.FromMinutes(5) });
        hall.Do(new PublishPages(six.Pages, six.Author, six.Approver));
        hall.Do(new PublishAnswer("hours", "几点上班？", "上午八点半", "张主任", "clerk-1"));
        hall.Do(new ViewRecord("2026-00001", "张三", "核对", "李局长"));
        hall.Now += Duration.FromMinutes(5);
        hall.Do(new Wake());
        var audit = new Audit(HallState.Before(TestHall.Plan), RuleSet.Make());
        foreach (var record in hall.Journal) audit.Hear(record);
        audit.Take().Select(f => f.Rule).Where(r => Families.Any(r.StartsWith))
            .Should().Equal(["R-PUB-SIX"], "the doors opened before the pages were there");
    }

    private static string? Forbidden(TestHall hall, Command command)
    {
        var no = hall.Refuse(command);
        no.Code.Should().Be(RefusalCode.ForbiddenByRule);
        return no.Subject;
    }
}

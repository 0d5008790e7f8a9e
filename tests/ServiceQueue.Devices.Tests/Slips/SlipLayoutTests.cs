using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using Xunit;

namespace ServiceQueue.Devices.Tests.Slips;

public sealed class SlipLayoutTests
{
    private static readonly Slip First = new(
        new VisitId("7K3QF8ZT0M2XA"),
        "A012",
        Copy: 1,
        MayBeSecond: false,
        new Words("栖霞区便民服务中心", "Qixia Service Hall"),
        new Words("社会保险", "Social insurance"),
        Ahead: 5,
        new EstimateSeconds(601, 900),
        ["3号窗口", "4号窗口"],
        new LocalDateTime(2026, 11, 21, 9, 30),
        "http://hall.example.cn/v/7K3QF8ZT0M2XA",
        "zh-CN");

    public static TheoryData<string> Profiles => [.. PrinterProfiles.Names];

    [Fact]
    public void The_number_is_the_largest_thing_on_the_paper()
    {
        var texts = Texts(First);
        var number = texts.Single(text => text.Text == "A012");
        number.HeightScale.Should().Be(6);
        texts.Where(text => text != number).Should().OnlyContain(text => text.HeightScale <= 2);
    }

    [Fact]
    public void It_tells_where_how_many_how_long_and_when()
    {
        Texts(First).Select(text => text.Text).Should().ContainInOrder(
            "栖霞区便民服务中心", "A012", "社会保险", "办理窗口：3号窗口、4号窗口", "前面等候：5人", "预计等候：约11-15分钟",
            "取号时间：2026-11-21 09:30", "请留意叫号，过号请到咨询台。谢谢配合！");
        Blocks(First).OfType<SlipCode>().Should().ContainSingle().Which.Data.Should().Be(First.TrackUrl);
    }

    [Fact]
    public void A_visitor_who_chose_English_reads_English()
    {
        Texts(First with { Locale = "en" }).Select(text => text.Text).Should().ContainInOrder(
            "Qixia Service Hall", "A012", "Social insurance", "Ahead:   5 waiting",
            "Wait:    about 11-15 min");
    }

    [Fact]
    public void On_narrow_paper_the_closing_words_break_between_sentences()
    {
        var narrow = SlipLayout.Of(First, PrinterProfiles.Named("generic-58mm-cjk")).OfType<SlipText>();
        narrow.Select(text => text.Text).Should().ContainInOrder("请留意叫号，过号请到咨询台。", "谢谢配合！");
    }

    [Theory]
    [InlineData(0, 0, "预计等候：无需等候")]
    [InlineData(0, 240, "预计等候：4分钟以内")]
    [InlineData(61, 119, "预计等候：约2分钟")]
    public void An_estimate_is_a_range_in_whole_minutes(int low, int high, string line) =>
        Texts(First with { Estimate = new EstimateSeconds(low, high) })
            .Should().Contain(text => text.Text == line);

    [Fact]
    public void A_first_print_bears_no_mark() =>
        Texts(First).Should().NotContain(text => text.Text.Contains("补打"));

    [Fact]
    public void A_later_copy_and_a_possible_second_print_say_so()
    {
        Texts(First with { Copy = 2 }).Should().Contain(text => text.Text == " 补打 " && text.Inverse);
        Texts(First with { MayBeSecond = true }).Should().Contain(text => text.Text == " 补打 · 以本张为准 ");
        Texts(First with { MayBeSecond = true, Locale = "en" })
            .Should().Contain(text => text.Text.Contains("REPRINT"));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_line_is_wider_than_the_paper(string profile)
    {
        var model = PrinterProfiles.Named(profile);
        var longest = First with
        {
            HallName = new Words("江苏省南京市栖霞区尧化街道尧安社区便民服务中心（残疾人服务专厅）"),
            ServiceName = new Words("Household registration and residence permits, change of particulars"),
            Places = [.. Enumerable.Range(1, 12).Select(n => $"{n}号综合窗口")],
            Ticket = "A12345",
            Copy = 2,
        };
        foreach (var text in SlipLayout.Of(longest, model).OfType<SlipText>())
            (TextCells.Of(text.Text) * text.WidthScale)
                .Should().BeLessThanOrEqualTo(model.CharsPerLine, text.Text);
    }

    [Fact]
    public void An_address_that_no_code_can_hold_is_left_out()
    {
        Blocks(First with { TrackUrl = "" }).OfType<SlipCode>().Should().BeEmpty();
        Blocks(First with { TrackUrl = "http://厅/v" }).OfType<SlipCode>().Should().BeEmpty();
    }

    [Fact]
    public void Lines_break_at_spaces_between_characters_and_never_before_a_full_stop()
    {
        TextCells.Wrap("one two three", 8).Should().Equal("one two", "three");
        TextCells.Wrap("一二三四五", 4).Should().Equal("一二", "三四", "五");
        TextCells.Wrap("一二。三", 4).Should().Equal("一", "二。", "三");
        TextCells.Wrap("𠮷𠮷𠮷", 4).Should().Equal("𠮷𠮷", "𠮷");
        TextCells.Wrap("wwwwwwwwww", 4).Should().Equal("wwww", "wwww", "ww");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Both_numbers_to_complain_to_stand_on_the_paper(string locale)
    {
        // R-CMP-PHONES (001-B 四): the hall's own and its superior's.
        var slip = First with { Locale = locale, ComplaintPhones = ["0577-12345678", "96345"] };
        string.Concat(Texts(slip).Select(t => t.Text)).Should().Contain("0577-12345678").And.Contain("96345");
        string.Concat(Texts(First with { Locale = locale }).Select(t => t.Text)).Should().NotContain("96345");
    }

    private static IReadOnlyList<SlipBlock> Blocks(Slip slip) =>
        SlipLayout.Of(slip, PrinterProfiles.Named("generic-80mm-cjk"));

    private static List<SlipText> Texts(Slip slip) => [.. Blocks(slip).OfType<SlipText>()];
}

using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using Xunit;

namespace ServiceQueue.Devices.Tests.Slips;

public sealed class NoticeLayoutTests
{
    internal static readonly Notice Supplement = new(
        "2026补字第00012号", NoticeKind.Supplement, Instant.FromUtc(2026, 3, 2, 2, 20),
        new Words("补充件通知书", "Notice of missing papers"), "王某某",
        ["您申请办理的“婴儿入户办理”收悉。经审查，尚需补充下列材料，请您备齐后到本大厅办理，我们将一次性为您受理。", "对本通知有疑问的，请拨打咨询电话。"],
        [
            new NoticeField("受理编号", "2026-00012"),
            new NoticeField("需补材料", "1. 结婚证（原件）\n2. 婴儿出生医学证明（原件及复印件各一份，复印件须注明与原件一致）"),
        ],
        "/c/2026-00012");

    public static TheoryData<string> Profiles => [.. PrinterProfiles.Names];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_row_is_wider_than_the_paper(string name)
    {
        var profile = PrinterProfiles.Named(name);
        Texts(Sheet(), profile).Should().OnlyContain(
            t => TextCells.Of(t.Text) * t.WidthScale <= profile.CharsPerLine);
    }

    [Fact]
    public void All_of_the_text_is_on_the_paper_in_order()
    {
        var texts = Texts(Sheet(), PrinterProfiles.Named("generic-80mm-cjk")).Select(t => t.Text).ToList();
        var paper = string.Concat(texts.Select(t => t.Trim().TrimStart('　')));
        paper.Should().ContainAll(
            "栖霞区便民服务中心", "补充件通知书", "2026补字第00012号", "王某某：", string.Concat(Supplement.Text),
            "受理编号：2026-00012", "1. 结婚证（原件）", "2026年3月2日 10:20", "（盖章）", "扫码查询办理进度");
        texts.Should().Contain(t => t.StartsWith("　　您申请", StringComparison.Ordinal));
        texts.Should().Contain(t => t.StartsWith("          2. 婴儿", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reprint_says_so_and_a_first_print_does_not()
    {
        var profile = PrinterProfiles.Named("generic-80mm-cjk");
        Texts(Sheet(), profile).Should().NotContain(t => t.Text.Contains("补打"));
        Texts(Sheet() with { Copy = 2 }, profile).Should().Contain(t => t.Text == " 补打 " && t.Inverse);
        Texts(Sheet() with { MayBeSecond = true }, profile)
            .Should().Contain(t => t.Text == " 补打 · 以本张为准 " && t.Inverse);
    }

    [Fact]
    public void A_notice_without_a_page_has_no_code() =>
        NoticeLayout.Of(Sheet() with { TrackUrl = "" }, PrinterProfiles.Named("generic-80mm-cjk"))
            .OfType<SlipCode>().Should().BeEmpty();

    private static NoticeSheet Sheet() => new(
        Supplement, new Words("栖霞区便民服务中心"), new LocalDateTime(2026, 3, 2, 10, 20),
        "http://hall.example.cn/c/2026-00012");

    private static IEnumerable<SlipText> Texts(NoticeSheet sheet, PrinterProfile profile) =>
        NoticeLayout.Of(sheet, profile).OfType<SlipText>();
}

using FluentAssertions;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>What fits on a sign, and what becomes of the rest: no number is ever cut.</summary>
public sealed class SignWordingTests
{
    [Theory]
    [InlineData(8, true, "请A012号", false)]
    [InlineData(7, true, "请A012号", true)]
    [InlineData(7, false, "A012号", false)]
    [InlineData(5, false, "A012", false)]
    [InlineData(3, false, "012", false)]
    [InlineData(2, false, "", false)]
    public void A_call_in_chinese(int cells, bool runs, string shown, bool isRunning)
    {
        var picture = Picture(CounterShows.Called, "请A012号", "A012");
        SignWording.Chinese(picture, new(cells, runs), 120)
            .Should().Be(new SignWords(shown, isRunning, !isRunning));
    }

    [Theory]
    [InlineData(CounterShows.Called, "A001", 6, "A001 3", true)]
    [InlineData(CounterShows.Serving, "A001", 6, "A001 3", false)]
    [InlineData(CounterShows.Serving, "A001", 5, "A001", false)]
    [InlineData(CounterShows.Called, "A001", 3, "001", true)]
    [InlineData(CounterShows.Called, "A1001", 3, "", true)]
    [InlineData(CounterShows.Open, null, 8, "OPEN", false)]
    [InlineData(CounterShows.Closed, null, 8, "CLOSED", false)]
    [InlineData(CounterShows.Closed, null, 5, "", false)]
    [InlineData(CounterShows.Paused, null, 8, "PAUSE", false)]
    public void A_picture_in_plain_letters(
        CounterShows state, string? ticket, int cells, string shown, bool blinks) =>
        SignWording.Plain(Picture(state, "劳动保障窗口", ticket), new(cells, false), 120)
            .Should().Be(new SignWords(shown, false, blinks));

    [Theory]
    [InlineData("暂停服务 14:30回", 10, "BACK 14:30")]
    [InlineData("暂停服务 14:30回", 9, "PAUSE")]
    [InlineData("暂停服务 11月25日回", 10, "BACK 11-25")]
    public void A_pause_says_when_it_ends_if_there_is_room(string text, int cells, string shown) =>
        SignWording.Plain(Picture(CounterShows.Paused, text, null), new(cells, false), 120)
            .Text.Should().Be(shown);

    [Theory]
    [InlineData("暂停服务 14:30回", 8, "暂停服务")]
    [InlineData("暂停服务 14:30回", 4, "暂停")]
    public void A_pause_in_chinese_is_shortened_by_words(string text, int cells, string shown) =>
        SignWording.Chinese(Picture(CounterShows.Paused, text, null), new(cells, false), 120)
            .Text.Should().Be(shown);

    [Theory]
    [InlineData("2号楼101室服务窗口", 9, "2号楼101")]
    [InlineData("2号楼101室服务窗口", 7, "2号楼")]
    [InlineData("电话010-12345678", 10, "电话")]
    [InlineData("11月25日恢复", 8, "11月25日")]
    [InlineData("11月25日恢复", 7, "")]
    [InlineData("综合窗口", 5, "综合")]
    public void What_has_no_shorter_form_keeps_whole_characters_and_whole_numbers(
        string text, int cells, string kept) => SignWording.Whole(text, cells).Should().Be(kept);

    [Theory]
    [InlineData("A012", 4, false, " 012")]
    [InlineData("A012", 4, true, "A012")]
    [InlineData("A012", 3, true, "012")]
    [InlineData("A1000", 3, false, "   ")]
    [InlineData(null, 3, false, "   ")]
    public void A_sign_of_digits_shows_the_whole_number_or_nothing(
        string? ticket, int digits, bool hasLetters, string shown) =>
        SignWording.Digits(Picture(CounterShows.Called, "", ticket), digits, hasLetters).Should().Be(shown);

    /// <summary>The picture a technician lights a sign with belongs to no counter.</summary>
    [Fact]
    public void The_test_of_a_sign_is_seen_on_every_sign()
    {
        var test = Picture(CounterShows.Open, "屏幕测试8888", null) with { Counter = 0 };
        SignWording.Plain(test, new(8, false), 120).Text.Should().Be("8888");
        SignWording.Digits(test, 4, false).Should().Be("8888");
    }

    [Fact]
    public void For_every_width_what_looks_like_the_ticket_is_the_ticket()
    {
        foreach (var ticket in new[] { "A001", "B1234", "Z99999" })
        foreach (var cells in Enumerable.Range(1, 20))
        {
            var picture = Picture(CounterShows.Called, $"请{ticket}号", ticket);
            var shown = new[]
            {
                SignWording.Chinese(picture, new(cells, false), 120).Text,
                SignWording.Plain(picture, new(cells, false), 120).Text,
                SignWording.Digits(picture, cells, true).Trim(),
            };
            foreach (var text in shown.Where(t => t.Any(char.IsAsciiDigit)))
                text.Should().Contain(ticket[1..], "{0} cells", cells);
        }
    }

    private static CounterPicture Picture(CounterShows state, string text, string? ticket) => new()
    {
        Sequence = 1, Counter = 3, State = state, Ticket = ticket, Text = text,
    };
}

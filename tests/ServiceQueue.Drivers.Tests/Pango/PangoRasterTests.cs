using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Pango;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Pango;

public sealed class PangoRasterTests
{
    private static readonly PangoRaster Raster = new();

    [Fact]
    public void A_line_is_as_wide_as_asked_and_five_quarters_of_its_characters_high()
    {
        var image = Raster.Draw(new TextRequest("便民服务", 576, 24));
        image.WidthDots.Should().Be(576);
        image.HeightDots.Should().Be(30);
        image.Bits.Should().HaveCount(72 * 30);
    }

    [Fact]
    public void Chinese_characters_are_squares_of_the_size_asked_for()
    {
        var (left, right) = Columns(Raster.Draw(new TextRequest("国国国国", 576, 24)));
        left.Should().BeInRange(0, 4);
        right.Should().BeInRange(3 * 24 + 18, 4 * 24);
    }

    [Fact]
    public void The_character_square_stands_in_the_middle_of_its_line()
    {
        var image = Raster.Draw(new TextRequest("国", 60, 48));
        var (top, bottom) = Rows(image);
        top.Should().BeInRange(4, 14);
        Math.Abs(top - (image.HeightDots - 1 - bottom)).Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Centre_and_right_move_the_ink()
    {
        var left = Columns(Raster.Draw(new TextRequest("国", 576, 24)));
        var centre = Columns(Raster.Draw(new TextRequest("国", 576, 24, Align: TextAlign.Centre)));
        var right = Columns(Raster.Draw(new TextRequest("国", 576, 24, Align: TextAlign.Right)));
        centre.Left.Should().BeInRange(274, 282);
        right.Left.Should().BeGreaterThan(centre.Left + 200);
        left.Left.Should().BeLessThan(5);
    }

    [Fact]
    public void Text_too_long_for_its_width_wraps() =>
        Raster.Draw(new TextRequest(new string('国', 10), 120, 24)).HeightDots.Should().Be(60);

    [Theory]
    [InlineData("㙍")]
    [InlineData("𠮷")]
    [InlineData("龘")]
    public void Rare_characters_are_drawn_and_not_as_a_box_of_digits(string character)
    {
        var image = Raster.Draw(new TextRequest(character, 60, 48));
        var unknown = Raster.Draw(new TextRequest("\uE123", 60, 48));
        image.Bits.Should().Contain(b => b != 0).And.NotEqual(unknown.Bits);
    }

    [Fact]
    public void Bold_is_blacker()
    {
        var plain = Raster.Draw(new TextRequest("便民服务中心", 576, 48));
        var bold = Raster.Draw(new TextRequest("便民服务中心", 576, 48, Bold: true));
        Ink(bold).Should().BeGreaterThan(Ink(plain) * 5 / 4);
    }

    [Fact]
    public void The_monospaced_family_has_half_square_letters()
    {
        using var mono = new PangoRaster(PangoRaster.MonospacedFamily);
        Columns(mono.Draw(new TextRequest("iiiiiiiiii", 400, 24))).Right.Should().BeInRange(110, 120);
    }

    [Fact]
    public void Many_threads_draw_the_same_dots()
    {
        var expected = Raster.Draw(new TextRequest("栖霞区便民服务中心 A012", 576, 24)).Bits;
        Parallel.For(0, 200, _ =>
            Raster.Draw(new TextRequest("栖霞区便民服务中心 A012", 576, 24)).Bits.Should().Equal(expected));
    }

    [Fact]
    public void A_font_that_is_not_there_is_an_error_that_names_the_package()
    {
        var making = () => new PangoRaster("No Such Family");
        making.Should().Throw<InvalidOperationException>().WithMessage("*No Such Family*fonts-noto-cjk*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("a\0b")]
    [InlineData("\uD842")]
    public void Odd_text_is_drawn_somehow(string text) =>
        Raster.Draw(new TextRequest(text, 100, 24)).HeightDots.Should().BePositive();

    private static int Ink(DotImage image) => image.Bits.Sum(b => int.PopCount(b));

    private static (int Left, int Right) Columns(DotImage image)
    {
        var columns = Enumerable.Range(0, image.WidthDots)
            .Where(x => Enumerable.Range(0, image.HeightDots).Any(y => image[x, y])).ToList();
        return (columns[0], columns[^1]);
    }

    private static (int Top, int Bottom) Rows(DotImage image)
    {
        var rows = Enumerable.Range(0, image.HeightDots)
            .Where(y => Enumerable.Range(0, image.WidthDots).Any(x => image[x, y])).ToList();
        return (rows[0], rows[^1]);
    }
}

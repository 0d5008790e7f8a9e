using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Views;

namespace ServiceQueue.Simulation.Views;

public sealed class DayReportCsvTests
{
    [Fact]
    public void A_line_for_the_day_and_each_service_counter_clerk_and_hour()
    {
        var report =
            DayReport.Of(Reported.Plan, Reported.Day, [Reported.Visit(1, Reported.Served(90, 15, 600))]);

        var lines = DayReportCsv.Write(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].Should().Be(
            "by,key,label,issued,called,finished,noShow,left,open,"
            + "waitCount,waitMeanSeconds,waitP50Seconds,waitP90Seconds,waitMaxSeconds,"
            + "walkCount,walkMeanSeconds,walkP50Seconds,walkP90Seconds,walkMaxSeconds,"
            + "serviceCount,serviceMeanSeconds,serviceP50Seconds,serviceP90Seconds,serviceMaxSeconds");
        const string figures = "1,1,1,0,0,0,1,90,90,90,90,1,15,15,15,15,1,600,600,600,600";
        lines[1..].Should().Equal(
            $"total,all,全部,{figures}", $"service,social,社会保险,{figures}", $"counter,3,3号窗口,{figures}",
            $"clerk,王芳,王芳,{figures}", $"hour,9,09:00,{figures}");
    }

    [Fact]
    public void Figures_that_are_not_there_stay_empty()
    {
        var report = DayReport.Of(Reported.Plan, Reported.Day, [Reported.Visit(1, Reported.Waiting())]);

        DayReportCsv.Write(report).Should().Contain("total,all,全部,1,0,0,0,0,1,0,,,,,0,,,,,0,,,,\r\n");
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("甲,乙\"丙", "\"甲,乙\"\"丙\"")]
    public void A_name_is_a_text_to_a_spreadsheet_whatever_it_is(string name, string cell)
    {
        var plan = Reported.Plan with { Services = [new ServicePlan("social", 'A', new Words(name), [])] };
        var report = DayReport.Of(plan, Reported.Day, [Reported.Visit(1, Reported.Waiting())]);

        DayReportCsv.Write(report).Should().Contain($"service,social,{cell},1,");
    }
}

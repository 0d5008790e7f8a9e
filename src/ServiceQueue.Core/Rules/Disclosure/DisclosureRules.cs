using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>The rules of disclosure, catalogue upkeep and announcements, 公开.</summary>
public static class DisclosureRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new SixPages(),
        new GuidesFilledIn(),
        new FeesLawful(),
        new FormsWithSamples(),
        new AnswersReviewed(),
        new NotChecked(new RuleInfo(
            "R-AUDIT-SPOT", RuleGrade.Should, "001-F 四3; 003-A 八",
            new Words("随机抽查：审计人员可从导出数据重新计算全部数字",
                "An auditor can compute every figure anew from an export of any day."),
            new Words("抽查用“verify”“export”命令进行，流水中没有抽查本身的记录",
                "The commands verify and export serve it; the journal holds no record of an audit."))),
        new NotChecked(new RuleInfo(
            "R-PUB-WALL-9", RuleGrade.Should, "002-E 二",
            new Words("九项制度上墙公示", "The nine regulations are shown on the wall or a display."),
            new Words("墙面和显示屏播放内容不在流水中",
                "What hangs on a wall or plays on a display is not in the journal."))),
        new CatalogueKept(),
        new CallsSayWhere(),
        new NotChecked(new RuleInfo(
            "R-PHRASE-SET", RuleGrade.Should, "001-P 三2, 4, 5; 003-A 四",
            new Words("窗口使用规范服务用语", "Clerks speak the approved phrases."),
            new Words("系统只播报叫号用语；工作人员说的话不在流水中",
                "The system speaks nothing but calls; what clerks say is not in the journal."))),
        new NoForbiddenPhrase(),
        new NotChecked(new RuleInfo(
            "R-PHRASE-THREE", RuleGrade.Should, "001-C 二2; 002-A 三; 003-A 三",
            new Words("来有迎声、问有答声、走有送声", "A greeting, an answer and a farewell for every visitor."),
            new Words("迎送用语由人说出或固定印在页面上，不在流水中",
                "Greetings are spoken by people or stand on a page; the journal does not hold them."))),
        new NotChecked(new RuleInfo(
            "R-PHRASE-HOLIDAY", RuleGrade.Should, "004-B 四1",
            new Words("节日问候语只在通知的日期内使用", "A holiday greeting is used within its dates only."),
            new Words("显示屏的问候语不在流水中", "What a display greets with is not in the journal."))),
        new CallsInMandarin(),
        new NothingLost(),
        new NotChecked(new RuleInfo(
            "R-SYS-NOEXTRA", RuleGrade.Should, "001-G 一(二)",
            new Words("窗口电脑不安装无关软件、不增设音箱", "Counter computers have no extra software or speakers."),
            new Words("窗口只用浏览器；电脑上装了什么不在流水中",
                "A counter needs a browser alone; what is installed there is not in the journal."))),
        new NotChecked(new RuleInfo(
            "R-SYS-QUIET", RuleGrade.Should, "001-C 三2; 001-B 三",
            new Words("大厅安静有序，控制播报音量", "The hall is quiet; calls are not louder than needed."),
            new Words("音量由设备调节，不在流水中", "Loudness is set at the device and is not in the journal."))),
    ];
}

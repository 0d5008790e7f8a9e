using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>A supervisor who is called comes at once.</summary>
internal sealed class SupervisorCalls() : Rule(new RuleInfo(
    "R-QUEUE-ESCALATE", RuleGrade.Should, "001-C 三1; 001-G 一(七); 003-A 六",
    new Words("出现纠纷时应当及时向主管反映，主管及时到场。", "A supervisor who is called to a dispute comes at once.")))
{
    public override void Watch(Listening listening)
    {
        listening.On<SupervisorCalled>((scene, e) =>
        {
            var within = scene.After.Books.Rules[QueueFigures.SupervisorWithin];
            scene.Expect(
                Subject(e.Counter), scene.At + Duration.FromMinutes(within),
                new Words(
                    $"{e.Counter}号窗口呼叫主管，{within}分钟内无人到场。",
                    $"Counter {e.Counter} called a supervisor; nobody came within {within} min."),
                counter: e.Counter);
        });
        listening.On<SupervisorCame>((scene, e) => scene.Met(Subject(e.Counter)));
    }

    private static string Subject(int counter) => $"counter {counter}";
}

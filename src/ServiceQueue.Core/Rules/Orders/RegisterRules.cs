using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;

namespace ServiceQueue.Core.Rules.Orders;

/// <summary>R-WO-READBACK: name, phone, address and item are read back and confirmed.</summary>
public sealed class ReadBackRule() : Rule(new RuleInfo(
    "R-WO-READBACK", RuleGrade.Should, "004-B 四1",
    new Words("跟读确认服务对象的姓名、电话、地址和服务内容。",
        "Name, phone, address and item are read back and confirmed.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<OrderCreated>((scene, e) =>
    {
        if (!e.ReadBack.IsWhole)
            scene.Breach(e.Order, new Words("工单信息未逐项跟读确认。", "Not all was read back and confirmed."));
    });
}

/// <summary>R-WO-BOOK: the register is whole, and each done order has its signed voucher.</summary>
public sealed class BookRule() : Rule(new RuleInfo(
    "R-WO-BOOK", RuleGrade.Should, "004-J 7–11,16",
    new Words("工单登记于服务登记簿：姓名、地址、电话、事项、时间；办结的有经签字的服务凭证。",
        "The register holds name, address, phone, item and time; a done order has a signed voucher.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<OrderCreated>((scene, e) =>
        {
            if (new[] { e.Item, e.Contact.Name, e.Contact.Phone, e.Contact.Address }
                .Any(string.IsNullOrWhiteSpace))
                scene.Breach(e.Order, new Words("服务登记簿要素不全。", "The register is not whole."));
        });
        listening.On<OrderHandled>((scene, e) =>
        {
            if (string.IsNullOrWhiteSpace(e.Voucher))
                scene.Breach(e.Order, new Words("工单办结没有服务凭证。", "Done without a signed voucher."));
        });
    }
}

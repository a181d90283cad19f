"""A shopper and a member of staff, with a client that openapi-python-client has made of /openapi.json."""

import json
import os
from http import HTTPStatus
from typing import TypeVar

from stoa import AuthenticatedClient, Client
from stoa.api.carts import (
    add_item,
    create_cart,
    list_shipping_options,
    set_shipping_option,
    start_payment,
    update_cart,
)
from stoa.api.catalogue import get_media, list_products
from stoa.api.me import get_me
from stoa.api.orders import get_order, place_order
from stoa.api.product_administration import get_product_as_staff, update_product, upload_media
from stoa.api.sign_in import login
from stoa.models import (
    Address,
    Cart,
    CartCreate,
    CartItemAdd,
    CartUpdate,
    Credentials,
    MediaFile,
    Order,
    PaymentStart,
    Problem,
    ProductPatch,
    ShippingOptionChoice,
)
from stoa.types import File, Response

T = TypeVar("T")
URL = os.environ["STOA_URL"]


def ok(response: Response[T | Problem]) -> T:
    """The declared body; a problem ends the program."""
    if response.status_code >= HTTPStatus.BAD_REQUEST or response.parsed is None:
        raise SystemExit(f"{response.status_code}: {response.content.decode()}")
    return response.parsed


def shop() -> dict[str, object]:
    """Buys one product as a guest and reads the order."""
    anyone = Client(base_url=URL)
    listed = ok(list_products.sync_detailed(client=anyone, currency="EUR", facets=["vendor", "price"]))
    card = listed.data[0]
    cart: Cart = ok(create_cart.sync_detailed(client=anyone, body=CartCreate(currency="EUR")))
    guest = anyone.with_headers({"Stoa-Cart-Token": cart.token})

    problem = refused(guest, cart.id)
    wish = CartItemAdd(variant_id=card.default_variant_id, quantity=2)
    for _ in range(2):
        added = add_item.sync_detailed(cart.id, client=guest, body=wish, idempotency_key="one-key-for-one-wish")
        quantity = ok(added).items[0].quantity

    order = ok(get_order.sync_detailed(check_out(guest, cart.id).id, client=guest))
    return {
        "listed": card.title,
        "problem": problem,
        "quantity": quantity,
        "order": {
            "number": order.number,
            "total": order.totals.total.amount,
            "currency": order.totals.total.currency,
            "payment_status": order.payment_status,
            "placed_at": order.placed_at.isoformat(),
            "pay_by": order.pay_by is None,
        },
    }


def refused(guest: Client, cart_id: str) -> dict[str, object]:
    """Sends what no cart takes, and says how the problem names the fields."""
    response = add_item.sync_detailed(cart_id, client=guest, body=CartItemAdd(variant_id="", quantity=0))
    problem = response.parsed
    assert isinstance(problem, Problem)
    fields = {field.pointer: field.code for field in problem.errors}
    return {"status": problem.status, "code": problem.code, "fields": fields}


def check_out(guest: Client, cart_id: str) -> Order:
    address = Address(name="Grace Hopper", line1="Unter den Linden 1", city="Berlin", postal_code="10117", country="DE")
    update = CartUpdate(email="guest.python@example.com", shipping_address=address)
    ok(update_cart.sync_detailed(cart_id, client=guest, body=update))
    option = ok(list_shipping_options.sync_detailed(cart_id, client=guest)).data[0]
    choice = ShippingOptionChoice(option_id=option.id)
    ok(set_shipping_option.sync_detailed(cart_id, client=guest, body=choice))
    ok(start_payment.sync_detailed(cart_id, client=guest, body=PaymentStart(method="test")))
    placed = ok(place_order.sync_detailed(cart_id, client=guest))
    assert isinstance(placed, Order)
    return placed


def administer() -> dict[str, object]:
    """Signs in, uploads a picture, and changes a product under the version that was read."""
    credentials = Credentials(email=os.environ["STOA_EMAIL"], password=os.environ["STOA_PASSWORD"])
    session = ok(login.sync_detailed(client=Client(base_url=URL), body=credentials))
    staff = AuthenticatedClient(base_url=URL, token=session.access_token)
    with open(os.environ["STOA_PICTURE"], "rb") as picture:
        stored: MediaFile = ok(upload_media.sync_detailed(client=staff, body=File(picture)))
    shown: File = ok(get_media.sync_detailed(stored.url.rsplit("/", 1)[-1], client=staff))

    product_id = os.environ["STOA_PRODUCT"]
    read = get_product_as_staff.sync_detailed(product_id, client=staff)
    ok(read)

    def rename() -> Response:
        patch = ProductPatch(title="A lamp, renamed by Python")
        return update_product.sync_detailed(product_id, client=staff, body=patch, if_match=read.headers["ETag"])

    renamed = ok(rename()).title
    return {
        "me": ok(get_me.sync_detailed(client=staff)).email,
        "picture": {"type": stored.content_type, "width": stored.width, "bytes": len(shown.payload.read())},
        "renamed": renamed,
        "stale": rename().parsed.code,
    }


print(json.dumps({**shop(), **administer()}))

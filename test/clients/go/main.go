// A shopper and a member of staff, with a client that oapi-codegen has made of /openapi.json.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"path"

	"stoa.example/buy/stoa"
)

var ctx = context.Background()

func main() {
	client := must(stoa.NewClientWithResponses(os.Getenv("STOA_URL")))
	report := map[string]any{}
	shop(client, report)
	administer(client, report)
	check(json.NewEncoder(os.Stdout).Encode(report))
}

// shop buys one product as a guest and reads the order.
func shop(client *stoa.ClientWithResponses, report map[string]any) {
	currency, facets := "EUR", []string{"vendor", "price"}
	listed := must(client.ListProductsWithResponse(ctx, &stoa.ListProductsParams{Currency: &currency, Facets: &facets}))
	card := expect(listed.JSON200, listed.ApplicationproblemJSONDefault).Data[0]
	report["listed"] = card.Title

	opened := must(client.CreateCartWithResponse(ctx, &stoa.CreateCartParams{}, stoa.CartCreate{Currency: &currency}))
	cart := expect(opened.JSON201, opened.ApplicationproblemJSONDefault)
	guest := header("Stoa-Cart-Token", *cart.Token)

	report["problem"] = refused(client, cart.Id, guest)
	key, two := "one-key-for-one-wish", 2
	wish := stoa.CartItemAdd{VariantId: card.DefaultVariantId.MustGet(), Quantity: &two}
	for range 2 {
		added := must(client.AddItemWithResponse(ctx, cart.Id, &stoa.AddItemParams{IdempotencyKey: &key}, wish, guest))
		report["quantity"] = expect(added.JSON200, added.ApplicationproblemJSONDefault).Items[0].Quantity
	}

	order := checkOut(client, cart.Id, guest)
	read := must(client.GetOrderWithResponse(ctx, order.Id, guest))
	again := expect(read.JSON200, read.ApplicationproblemJSONDefault)
	report["order"] = map[string]any{
		"number": again.Number, "total": again.Totals.Total.Amount, "currency": again.Totals.Total.Currency,
		"payment_status": again.PaymentStatus, "placed_at": again.PlacedAt, "pay_by": again.PayBy.IsNull(),
	}
}

// refused sends what no cart takes, and says how the problem names the fields.
func refused(client *stoa.ClientWithResponses, cart stoa.CartId, guest stoa.RequestEditorFn) map[string]any {
	none := 0
	response := must(client.AddItemWithResponse(ctx, cart, nil, stoa.CartItemAdd{Quantity: &none}, guest))
	problem := response.ApplicationproblemJSON400
	fields := map[string]stoa.FieldErrorCode{}
	for _, field := range *problem.Errors {
		fields[*field.Pointer] = field.Code
	}
	return map[string]any{"status": response.StatusCode(), "code": problem.Code, "fields": fields}
}

func checkOut(client *stoa.ClientWithResponses, cart stoa.CartId, guest stoa.RequestEditorFn) *stoa.Order {
	city, postalCode := "Berlin", "10117"
	address := stoa.Address{Name: "Grace Hopper", Line1: "Unter den Linden 1", City: &city, PostalCode: &postalCode, Country: "DE"}
	update := stoa.CartUpdate{}
	update.Email.Set("guest.go@example.com")
	update.ShippingAddress.Set(address)
	updated := must(client.UpdateCartWithResponse(ctx, cart, nil, update, guest))
	expect(updated.JSON200, updated.ApplicationproblemJSONDefault)

	offered := must(client.ListShippingOptionsWithResponse(ctx, cart, guest))
	option := expect(offered.JSON200, offered.ApplicationproblemJSONDefault).Data[0]
	chosen := must(client.SetShippingOptionWithResponse(ctx, cart, nil, stoa.ShippingOptionChoice{OptionId: option.Id}, guest))
	expect(chosen.JSON200, chosen.ApplicationproblemJSONDefault)
	paying := must(client.StartPaymentWithResponse(ctx, cart, nil, stoa.PaymentStart{Method: "test"}, guest))
	expect(paying.JSON200, paying.ApplicationproblemJSONDefault)
	placed := must(client.PlaceOrderWithResponse(ctx, cart, nil, guest))
	return expect(placed.JSON201, placed.ApplicationproblemJSONDefault)
}

// administer signs in, uploads a picture, and changes a product under the version that was read.
func administer(client *stoa.ClientWithResponses, report map[string]any) {
	credentials := stoa.Credentials{Email: os.Getenv("STOA_EMAIL"), Password: os.Getenv("STOA_PASSWORD")}
	session := must(client.LoginWithResponse(ctx, nil, credentials))
	staff := header("Authorization", "Bearer "+expect(session.JSON200, session.ApplicationproblemJSONDefault).AccessToken)
	me := must(client.GetMeWithResponse(ctx, staff))
	report["me"] = expect(me.JSON200, me.ApplicationproblemJSONDefault).Email

	file := must(os.Open(os.Getenv("STOA_PICTURE")))
	stored := must(client.UploadMediaWithBodyWithResponse(ctx, nil, "image/png", file, staff))
	picture := expect(stored.JSON201, stored.ApplicationproblemJSONDefault)
	shown := must(client.GetMediaWithResponse(ctx, path.Base(picture.Url), nil))
	report["picture"] = map[string]any{"type": picture.ContentType, "width": picture.Width, "bytes": len(shown.Body)}

	id := os.Getenv("STOA_PRODUCT")
	read := must(client.GetProductAsStaffWithResponse(ctx, id, staff))
	version := expect(read.HTTPResponse, read.ApplicationproblemJSONDefault).Header.Get("ETag")
	title := "A lamp, renamed by Go"
	rename := func() *stoa.UpdateProductResponse {
		params := &stoa.UpdateProductParams{IfMatch: version}
		return must(client.UpdateProductWithResponse(ctx, id, params, stoa.ProductPatch{Title: &title}, staff))
	}
	changed := rename()
	report["renamed"] = expect(changed.JSON200, changed.ApplicationproblemJSONDefault).Title
	report["stale"] = rename().ApplicationproblemJSON412.Code
}

func header(name, value string) stoa.RequestEditorFn {
	return func(_ context.Context, request *http.Request) error {
		request.Header.Set(name, value)
		return nil
	}
}

// expect gives the declared body; a problem ends the program.
func expect[T any](body *T, problem *stoa.Problem) *T {
	if problem != nil {
		log.Fatalf("%d %s: %v", problem.Status, problem.Title, *problem.Detail)
	}
	if body == nil {
		log.Fatal("a status that is not declared")
	}
	return body
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

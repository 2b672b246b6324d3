package extract

import "yanku/internal/report"

// findOrders gives orders won, orders in hand and what is still to be performed: 新签订单, 在手订单, 中标, RPO. Without a period told they hold at the day of the report.
func findOrders(t *Text) []report.Figure { return t.stated(report.Order) }

/* The office of finance over twenty classes, and the settlement it makes by keys. */
#pragma once

#include "harness.h"

#include "summer-settlement.h"

G_BEGIN_DECLS

typedef struct
{
  Harness *harness;   /* owned */
  SummerStore *store; /* borrowed */
  gint64 programme;
  GtkWidget *view; /* borrowed */
} Finance;

GtkWindow        *finance_find_dialog       (void);
void              finance_wait_for_dialog   (Finance *self);
void              finance_focus_view        (Finance *self);
void              finance_store_dialog      (Finance *self);
Finance           finance_open              (void);
SummerSettlement *finance_load_last         (Finance *self);
void              finance_draw_up           (Finance *self, const char *person);
void              finance_give_reasons      (Finance *self, const char *reason);
void              finance_take_next         (Finance *self, const char *person);
void              finance_settle_all        (Finance *self);
gboolean          finance_shows             (Finance *self, const char *text);
gint64            finance_parse_money       (const char *text);
void              finance_assert_sums       (Finance *self);
void              finance_clear             (Finance *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finance, finance_clear)

G_END_DECLS

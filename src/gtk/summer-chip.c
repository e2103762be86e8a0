#include "config.h"

#include "summer-chip.h"

#include "summer-sheet.h"
#include "summer-wording.h"

struct _SummerChip
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  const char *tone; /* the style class it has, static; NULL = none yet */
  const char *icon; /* static */
};

G_DEFINE_FINAL_TYPE (SummerChip, summer_chip, GTK_TYPE_WIDGET)

typedef struct
{
  SummerTone tone;
  const char *icon;
} Look;

#define PASS "summer-pass-symbolic"
#define FAIL "summer-fail-symbolic"
#define HALF "summer-unproven-symbolic"
#define WARN "summer-warning-symbolic"
#define DOT "summer-dot-symbolic"
#define RING "summer-ring-symbolic"
#define NONE "summer-none-symbolic"

static const Look class_states[] = {
  { SUMMER_TONE_WAIT, RING }, { SUMMER_TONE_NOTE, PASS }, { SUMMER_TONE_GOOD, DOT },
  { SUMMER_TONE_PLAIN, DOT }, { SUMMER_TONE_BAD, FAIL },  { SUMMER_TONE_PLAIN, NONE },
};
static const Look provider_states[] = { { SUMMER_TONE_PLAIN, DOT }, { SUMMER_TONE_BAD, FAIL } };
static const Look results[] = { { SUMMER_TONE_BAD, FAIL }, { SUMMER_TONE_GOOD, PASS } };
static const Look visits[]
    = { { SUMMER_TONE_GOOD, PASS }, { SUMMER_TONE_WAIT, WARN }, { SUMMER_TONE_BAD, FAIL } };
static const Look severities[]
    = { { SUMMER_TONE_PLAIN, DOT }, { SUMMER_TONE_WAIT, WARN }, { SUMMER_TONE_BAD, FAIL } };
static const Look review_states[] = { { SUMMER_TONE_WAIT, RING }, { SUMMER_TONE_GOOD, PASS } };

static const Look problems[] = { { SUMMER_TONE_WAIT, WARN }, { SUMMER_TONE_BAD, FAIL } };
static const Look corrections[] = { { SUMMER_TONE_BAD, FAIL },
                                    { SUMMER_TONE_WAIT, WARN },
                                    { SUMMER_TONE_PLAIN, RING },
                                    { SUMMER_TONE_NOTE, HALF },
                                    { SUMMER_TONE_GOOD, PASS } };
static const Look claims[] = { { SUMMER_TONE_WAIT, RING },
                               { SUMMER_TONE_NOTE, HALF },
                               { SUMMER_TONE_GOOD, PASS },
                               { SUMMER_TONE_BAD, FAIL },
                               { SUMMER_TONE_PLAIN, NONE } };
static const Look settlements[] = { { SUMMER_TONE_PLAIN, RING },
                                    { SUMMER_TONE_NOTE, HALF },
                                    { SUMMER_TONE_GOOD, PASS },
                                    { SUMMER_TONE_GOOD, DOT } };
static const Look papers[] = { { SUMMER_TONE_BAD, NONE },
                               { SUMMER_TONE_BAD, FAIL },
                               { SUMMER_TONE_WAIT, WARN },
                               { SUMMER_TONE_GOOD, PASS } };

/* In the order of SummerReading and of SummerOutcome. */
static const Look readings[] = { { SUMMER_TONE_GOOD, PASS },
                                 { SUMMER_TONE_BAD, FAIL },
                                 { SUMMER_TONE_WAIT, HALF },
                                 { SUMMER_TONE_NOTE, RING } };
static const Look outcomes[] = { { SUMMER_TONE_GOOD, PASS },
                                 { SUMMER_TONE_BAD, FAIL },
                                 { SUMMER_TONE_WAIT, HALF },
                                 { SUMMER_TONE_PLAIN, NONE } };
/* In the order of SummerProspectState. */
static const Look prospects[] = { { SUMMER_TONE_GOOD, PASS },
                                  { SUMMER_TONE_GOOD, DOT },
                                  { SUMMER_TONE_PLAIN, HALF },
                                  { SUMMER_TONE_WAIT, WARN },
                                  { SUMMER_TONE_BAD, FAIL } };

static const Look *
find_look (int terms, int value)
{
  static const struct
  {
    SummerTerms terms;
    const Look *looks;
    int n_looks;
  } tables[] = {
    { SUMMER_TERMS_CLASS_STATE, class_states, G_N_ELEMENTS (class_states) },
    { SUMMER_TERMS_PROVIDER_STATE, provider_states, G_N_ELEMENTS (provider_states) },
    { SUMMER_TERMS_REVIEW_RESULT, results, G_N_ELEMENTS (results) },
    { SUMMER_TERMS_VISIT_RESULT, visits, G_N_ELEMENTS (visits) },
    { SUMMER_TERMS_SEVERITY, severities, G_N_ELEMENTS (severities) },
    { SUMMER_TERMS_REVIEW_STATE, review_states, G_N_ELEMENTS (review_states) },
    { SUMMER_TERMS_PROBLEM, problems, G_N_ELEMENTS (problems) },
    { SUMMER_TERMS_CORRECTION, corrections, G_N_ELEMENTS (corrections) },
    { SUMMER_TERMS_CLAIM, claims, G_N_ELEMENTS (claims) },
    { SUMMER_TERMS_SETTLEMENT, settlements, G_N_ELEMENTS (settlements) },
    { SUMMER_TERMS_OUTCOME, outcomes, G_N_ELEMENTS (outcomes) },
    { SUMMER_TERMS_PAPERS, papers, G_N_ELEMENTS (papers) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if ((int) tables[i].terms == terms && value >= 0 && value < tables[i].n_looks)
      return &tables[i].looks[value];

  return NULL;
}

static void
summer_chip_dispose (GObject *object)
{
  SummerChip *self = SUMMER_CHIP (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_chip_parent_class)->dispose (object);
}

static void
summer_chip_class_init (SummerChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
summer_chip_init (SummerChip *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              4);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "pixel-size", 12, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
summer_chip_new (void)
{
  return g_object_new (SUMMER_TYPE_CHIP, NULL);
}

/**
 * summer_chip_set:
 * @icon: (nullable): a static icon name
 * @text: (nullable): the word; %NULL shows nothing at all
 *
 * Cheap where nothing changes: cells of long lists are set anew while they scroll.
 */
void
summer_chip_set (SummerChip *self, SummerTone tone, const char *icon, const char *text)
{
  static const char *const classes[] = { "plain", "note", "good", "wait", "bad" };

  g_return_if_fail (SUMMER_IS_CHIP (self));

  gtk_widget_set_visible (self->image, text != NULL && icon != NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self), text != NULL ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  if (text == NULL)
    return;

  if (self->tone != classes[tone])
    {
      if (self->tone != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
      self->tone = classes[tone];
      gtk_widget_add_css_class (GTK_WIDGET (self), self->tone);
    }
  if (g_strcmp0 (self->icon, icon) != 0)
    {
      self->icon = icon;
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
    }
}

void
summer_chip_set_shrinks (SummerChip *self, gboolean shrinks)
{
  g_return_if_fail (SUMMER_IS_CHIP (self));

  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           shrinks ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

void
summer_chip_set_reading (SummerChip *self, SummerReading reading)
{
  summer_chip_set (self, readings[reading].tone, readings[reading].icon,
                   summer_reading_get_text (reading));
}

/**
 * summer_chip_set_outcome:
 * @level: an advisory condition that fails warns and no more: it decides nothing
 */
void
summer_chip_set_outcome (SummerChip *self, SummerOutcome outcome, SummerLevel level)
{
  Look look = outcomes[outcome];

  if (outcome == SUMMER_OUTCOME_FAIL && level != SUMMER_LEVEL_REQUIRED)
    look = (Look){ SUMMER_TONE_WAIT, WARN };

  summer_chip_set (self, look.tone, look.icon, summer_outcome_get_text (outcome));
}

/**
 * summer_chip_set_prospect:
 * @word: the state's, or a sharper one
 */
void
summer_chip_set_prospect (SummerChip *self, SummerProspectState state, const char *word)
{
  summer_chip_set (self, prospects[state].tone, prospects[state].icon, word);
}

void
summer_chip_set_term (SummerChip *self, SummerTerms terms, int value)
{
  const Look *look = find_look (terms, value);

  summer_chip_set (self, look != NULL ? look->tone : SUMMER_TONE_PLAIN,
                   look != NULL ? look->icon : NULL, summer_terms_get_text (terms, value));
}

gboolean
summer_chip_has_terms (int terms)
{
  return find_look (terms, 0) != NULL;
}

/* Chinese letters are as wide as the font is high, Latin ones of a bold word hardly more than half. */
#define WIDE_LETTER 13
#define NARROW_LETTER 7
#define AROUND_WORD (27 + 18) /* icon, gap and edges of the chip; edges of the cell */

/**
 * summer_chip_get_room:
 *
 * How wide a column must be to show a chip of @text whole: told from its letters, because a column gets its
 * width before it has a font.
 */
int
summer_chip_get_room (const char *text)
{
  int room = AROUND_WORD;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    room += g_unichar_iswide (g_utf8_get_char (at)) ? WIDE_LETTER : NARROW_LETTER;
  return room;
}

/**
 * summer_chip_get_terms_room:
 * @terms: terms that chips are made of
 */
int
summer_chip_get_terms_room (int terms)
{
  int room = 0;

  if (terms == SUMMER_SHEET_VERDICT)
    for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
      room = MAX (room, summer_chip_get_room (summer_reading_get_text ((SummerReading) i)));
  else
    for (int i = 0; find_look (terms, i) != NULL; i++)
      room = MAX (room, summer_chip_get_room (summer_terms_get_text ((SummerTerms) terms, i)));
  return room;
}

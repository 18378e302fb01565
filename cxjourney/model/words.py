"""Closed lists that several kinds share. Their displayed names are texts of the site, never these words."""

TRAVELLERS = ("customer", "user", "patient", "citizen", "student", "employee", "prospect", "partner")
AARRR = ("acquisition", "activation", "retention", "revenue", "referral")
BENEFITS = ("loyalty", "advocacy", "advantage", "revenue", "cost")
CAUSES = ("technology", "process", "territory", "policy", "content")
LEVERS = ("personalise", "anticipate", "smooth", "reduce-friction", "relevant-content")
DRIVERS = ("competition", "price-pressure", "expectations", "reputation", "regulation", "cost")
TOOL_CATEGORIES = ("mapping", "feedback", "crm", "analytics", "marketing-automation", "cms", "customer-service", "ai")
SYSTEM_CATEGORIES = (*TOOL_CATEGORIES, "core")
CHANNEL_TYPES = (
    "web", "app", "email", "sms", "phone", "chat", "post", "branch", "store", "kiosk", "locker", "social", "messaging",
    "video", "qr", "print", "broadcast", "partner", "face-to-face", "other",
)  # fmt: skip
CONSTRAINTS = (
    "no-smartphone", "no-internet", "low-vision", "blind", "hard-of-hearing", "deaf", "reduced-mobility", "low-literacy",
    "foreign-language", "assisted", "time-poor", "low-income", "cognitive", "irregular-income", "digital-unease",
)  # fmt: skip
METHODS = (
    "interview", "diary", "observation", "survey", "usability-test", "analytics", "log", "contact-centre", "complaints",
    "social-listening", "reviews", "workshop-customers", "workshop-staff", "desk-research", "official-statistics",
)  # fmt: skip
CO_CREATED = ("workshop-customers",)
"""Methods where travellers drew the map with us."""
INSIDE = ("workshop-staff",)
"""Methods that only asked the organisation: what they say stays a hypothesis."""
UNSOLICITED = ("observation", "analytics", "log", "contact-centre", "complaints", "social-listening", "reviews")
"""Methods that hear travellers without asking them."""

package org.elpis.check;

public final class KnownIdentity {}
